package dev.slipway.local;

/// Something that only the person at the keyboard can change, said in one sentence that names the
/// way out. Printed without a stack trace; the command ends with exit code 1.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refusal(String sentence) {
        super(sentence);
    }

    public Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// The sentence to print.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
