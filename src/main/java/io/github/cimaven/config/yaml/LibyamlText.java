package io.github.cimaven.config.yaml;

/** A document as SnakeYAML can read it where libyaml, which GitLab reads with, takes more; and what its scalars then hold. */
final class LibyamlText {
    private final SlashEscapes escapes;
    private final QuestionMarks marks;

    private LibyamlText(SlashEscapes escapes, QuestionMarks marks) {
        this.escapes = escapes;
        this.marks = marks;
    }

    static LibyamlText of(String text) {
        return new LibyamlText(new SlashEscapes(text), QuestionMarks.NONE);
    }

    /** The same document with the question marks hidden too, which are keys more often than not. */
    LibyamlText withoutQuestionMarks() {
        return new LibyamlText(escapes, QuestionMarks.of(escapes.text() + escapes.sign()));
    }

    /** Whether that is worth a second try. */
    boolean stumbledOverQuestionMark(String reason) {
        return !marks.areHidden() && QuestionMarks.explain(reason);
    }

    /** As long as the document, every position the same. */
    String text() {
        return marks.hide(escapes.text());
    }

    /** What a scalar holds. */
    String shown(String value, boolean doubleQuoted) {
        return marks.restore(escapes.shown(value, doubleQuoted));
    }
}
