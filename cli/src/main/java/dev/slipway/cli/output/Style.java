package dev.slipway.cli.output;

/// Colours of a terminal, or none. Colour is never the only sign of a state.
public enum Style {
    PLAIN {
        @Override
        String paint(String code, String text) {
            return text;
        }
    },
    COLOURED {
        @Override
        String paint(String code, String text) {
            return "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    };

    abstract String paint(String code, String text);

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("31", text);
    }

    public String quiet(String text) {
        return paint("2", text);
    }
}
