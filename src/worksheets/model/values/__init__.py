"""Values of questions: what they can be, the draws that fit, and how they are filled in."""
