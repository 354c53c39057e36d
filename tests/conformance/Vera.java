import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Validates files with veraPDF and prints what it found as JSON, a line a file and profile.
 *
 * <p>Run it from its source: java -cp JAR Vera.java PDFUA-1,PDFA-2A FILE...
 */
public final class Vera {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/";

    /** More failed checks than these are counted, but not described. */
    private static final int DESCRIBED = 1_000;

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        Map<String, ValidationProfile> profiles = new LinkedHashMap<>();
        for (String name : arguments[0].split(",")) {
            profiles.put(name, profile(name));
        }
        List<String> verdicts = new ArrayList<>();
        for (String file : List.of(arguments).subList(1, arguments.length)) {
            for (String name : profiles.keySet()) {
                verdicts.add(verdict(file, name, profiles.get(name)));
            }
        }
        // The console's own encoding may know no curly quotes.
        new PrintStream(System.out, true, UTF_8).println("[" + String.join(",\n", verdicts) + "]");
    }

    private static String verdict(String file, String name, ValidationProfile profile) {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour)) {
            ValidationResult result =
                    ValidatorFactory.createValidator(profile, DESCRIBED, false, true, false)
                            .validate(parser);
            return String.format(
                    "{\"file\": %s, \"profile\": %s, \"compliant\": %b, "
                            + "\"checks\": %d, \"failures\": [%s]}",
                    quoted(file),
                    quoted(name),
                    result.isCompliant(),
                    result.getTotalAssertions(),
                    String.join(", ", failures(result)));
        } catch (Exception error) {
            throw new IllegalStateException(file + " cannot be validated", error);
        }
    }

    /** The rules that failed, each with its count and the first place where it did. */
    private static List<String> failures(ValidationResult result) {
        Map<RuleId, TestAssertion> first = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                first.putIfAbsent(assertion.getRuleId(), assertion);
            }
        }
        List<String> found = new ArrayList<>();
        for (Map.Entry<RuleId, TestAssertion> entry : first.entrySet()) {
            RuleId rule = entry.getKey();
            TestAssertion assertion = entry.getValue();
            String words = assertion.getErrorMessage();
            String said =
                    String.format(
                            "%s-%d, %d times: %s, at %s",
                            rule.getClause(),
                            rule.getTestNumber(),
                            result.getFailedChecks().getOrDefault(rule, 1),
                            words == null ? assertion.getMessage() : words,
                            assertion.getLocation().getContext());
            found.add(quoted(said));
        }
        return found;
    }

    /** Reads a profile with DOM: veraPDF reads it with JAXB, whose runtime the jar leaves out. */
    private static ValidationProfile profile(String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root;
        try (InputStream stream = Vera.class.getResourceAsStream(PROFILES + name + ".xml")) {
            if (stream == null) {
                throw new IllegalArgumentException("veraPDF has no profile " + name);
            }
            root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : children(child(root, "rules"), "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : children(child(root, "variables"), "variable")) {
            variables.add(
                    Profiles.variableFromValues(
                            variable.getAttribute("name"),
                            variable.getAttribute("object"),
                            text(variable, "defaultValue"),
                            text(variable, "value")));
        }
        return Profiles.profileFromValues(
                PDFAFlavour.valueOf(root.getAttribute("flavour")),
                Profiles.profileDetailsFromValues(name, "", "", new Date(0)),
                "",
                rules,
                variables);
    }

    private static Rule rule(Element rule) {
        Element id = child(rule, "id");
        Element error = child(rule, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(child(error, "arguments"), "argument")) {
            arguments.add(
                    ErrorArgumentImpl.fromValues(
                            argument.getTextContent(), attribute(argument, "name"), null));
        }
        ErrorDetails details = Profiles.errorFromValues(text(error, "message"), arguments);
        String deferred = attribute(rule, "deferred");
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"),
                deferred == null ? null : Boolean.valueOf(deferred),
                rule.getAttribute("tags"),
                text(rule, "description"),
                text(rule, "test"),
                details,
                new ArrayList<>());
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        Node node = parent == null ? null : parent.getFirstChild();
        for (; node != null; node = node.getNextSibling()) {
            if (node instanceof Element && name.equals(node.getLocalName())) {
                found.add((Element) node);
            }
        }
        return found;
    }

    private static Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static String text(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? "" : found.getTextContent();
    }

    private static String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static String quoted(String words) {
        StringBuilder found = new StringBuilder("\"");
        for (char letter : words.toCharArray()) {
            if (letter == '"' || letter == '\\') {
                found.append('\\').append(letter);
            } else if (letter < ' ') {
                found.append(String.format("\\u%04x", (int) letter));
            } else {
                found.append(letter);
            }
        }
        return found.append('"').toString();
    }
}
