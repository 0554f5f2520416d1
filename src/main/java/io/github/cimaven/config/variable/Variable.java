package io.github.cimaven.config.variable;

/**
 * A CI/CD variable of any level.
 *
 * @param value the text as given, not yet expanded
 * @param expand whether {@code $NAME} in the value stands for other variables ({@code expand: false} makes it raw)
 * @param file whether the job gets the path of a file that holds the value
 * @param masked whether the value is replaced by {@code [MASKED]} in all output
 * @see <a href="https://docs.gitlab.com/ci/variables/">CI/CD variables</a>
 */
public record Variable(String name, String value, boolean expand, boolean file, boolean masked) {
    public static Variable of(String name, String value) {
        return new Variable(name, value, true, false, false);
    }

    public static Variable raw(String name, String value) {
        return new Variable(name, value, false, false, false);
    }

    public static Variable masked(String name, String value) {
        return new Variable(name, value, false, false, true);
    }

    /** Whether the value may name other variables that it stands for. */
    boolean mayRefer() {
        return expand && (value.indexOf('$') >= 0 || value.indexOf('%') >= 0);
    }

    public Variable withValue(String newValue) {
        return new Variable(name, newValue, expand, file, masked);
    }

    /** Never reveals a masked value: this text may reach a debug log. */
    @Override
    public String toString() {
        return name + "=" + (masked ? "[MASKED]" : value);
    }
}
