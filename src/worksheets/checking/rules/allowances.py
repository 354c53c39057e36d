"""Allowances themselves: each has a rule, a reason, and something that it hides."""

from collections.abc import Iterator

from worksheets.checking.linting.allowances import UsedAllowance
from worksheets.checking.linting.rule import Finding, rule
from worksheets.model.diagnostics import did_you_mean


@rule("A01", "warning", "own")
def allowance_hides_nothing(used: UsedAllowance) -> Iterator[Finding]:
    """An allowance hides no finding, so that it is out of date or in the wrong place."""
    allowance = used.allowance
    if not used.hidden and allowance.reason and allowance.code in used.known:
        message = f"the allowance of {allowance.code} hides nothing"
        yield Finding(message, ("leave it out, or write it beside what is meant",))


@rule("A02", "warning", "own")
def allowance_names_no_rule(used: UsedAllowance) -> Iterator[Finding]:
    """An allowance names a rule that there is not."""
    code = used.allowance.code
    if code not in used.known:
        yield Finding(f"there is no rule '{code}' to allow", did_you_mean(code, used.known))


@rule("A03", "error", "own")
def allowance_has_no_reason(used: UsedAllowance) -> Iterator[Finding]:
    """A comment allows a rule and does not say why."""
    code = used.allowance.code
    if not used.allowance.reason:
        hint = f"write the reason behind it: # lint: allow {code or 'C03'} because …"
        yield Finding(f"there is no reason to allow {code or 'anything'}", (hint,))
