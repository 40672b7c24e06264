package eus.arreta.bench;

/** A bound that a figure shall keep. */
public record Target(Bound bound, double value) {

    /** On which side of the value the figure shall be; the value itself is still good. */
    public enum Bound {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    public static Target atLeast(double value) {
        return new Target(Bound.AT_LEAST, value);
    }

    public static Target atMost(double value) {
        return new Target(Bound.AT_MOST, value);
    }

    /** Whether {@code figure} keeps the bound; what could not be measured (NaN) doesn't. */
    boolean isMetBy(double figure) {
        return switch (bound) {
            case AT_LEAST -> figure >= value;
            case AT_MOST -> figure <= value;
        };
    }
}
