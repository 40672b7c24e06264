package eus.arreta.bench;

/**
 * One measured value.
 *
 * @param name      what was measured, in kebab case
 * @param value     in {@code unit}
 * @param reference what it is compared with, measured in the same run; absent when with nothing
 * @param ratio     of what was measured and the reference; absent without a reference
 * @param target    absent when the figure is for information
 */
public record Figure(String name, double value, String unit, Double reference, Double ratio, Target target) {

    /** A value by itself. */
    public static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, null, null, null);
    }

    /** How many times {@code reference} was measured: machines differ, so the ratio is what has a target. */
    public static Figure against(String name, double measured, double reference) {
        double ratio = measured / reference;
        return new Figure(name, ratio, "×", reference, ratio, null);
    }

    public Figure withTarget(Target bound) {
        return new Figure(name, value, unit, reference, ratio, bound);
    }

    /** Whether the target is met; null without a target. */
    public Boolean met() {
        return target == null ? null : (Boolean) target.isMetBy(value);
    }
}
