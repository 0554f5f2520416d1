package io.github.cimaven.config.yaml;

/**
 * A value written with a colon before it ({@code :name}), which Ruby reads as a symbol. GitLab takes it for text in some places,
 * and in others says that it is none.
 *
 * @param name without the colon
 */
public record RubySymbol(String name) {
    private static final String PLAIN = "[a-zA-Z_]\\w*[?!]?";

    /** As Ruby shows it, which is how YAML has it too. */
    String shown() {
        return ":" + (name.matches(PLAIN) ? name : RubyText.quoted(name));
    }

    @Override
    public String toString() {
        return name;
    }
}
