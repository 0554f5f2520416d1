package io.github.cimaven.config.expression;

import io.github.cimaven.config.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to tokens, tried at each place in the order in which GitLab tries them. */
final class Tokenizer {
    private static final int LIMIT = 100;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern REFERENCE = Pattern.compile("\\$(\\w+)");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern WORD = Pattern.compile("null|true|false");
    private static final Pattern INPUT = Pattern.compile("\\$\\[\\[\\s*inputs\\.([\\w-]+)\\s*]]");

    private static final Map<String, Kind> OPERATORS = Map.of(
            "==", Kind.EQUALS,
            "=~", Kind.MATCHES,
            "!=", Kind.NOT_EQUALS,
            "!~", Kind.NOT_MATCHES,
            "&&", Kind.AND,
            "||", Kind.OR);

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    Tokenizer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        while (skipBlanks()) {
            if (tokens.size() == LIMIT) {
                throw new SyntaxError.Found("an expression has at most " + LIMIT + " tokens", position);
            }
            next();
        }
        return tokens;
    }

    private boolean skipBlanks() {
        take(BLANKS);
        return position < text.length();
    }

    private void next() {
        int start = position;
        if (text.startsWith("(", start)) {
            sign(Kind.OPEN, 1);
        } else if (text.startsWith(")", start)) {
            sign(Kind.CLOSE, 1);
        } else if (!value()) {
            operator();
        }
    }

    private boolean value() {
        int start = position;
        Optional<Operand> operand = take(REFERENCE)
                .<Operand>map(found -> new Operand.Reference(found.group(1)))
                .or(() -> take(TEXT)
                        .map(found -> new Operand.Literal(found.group(1) != null ? found.group(1) : found.group(2))))
                .or(() -> takeRegex(start))
                .or(() -> take(WORD).map(found -> word(found.group())))
                .or(() -> take(INPUT).map(found -> new Operand.Input(found.group(1))));
        operand.ifPresent(value -> tokens.add(new Token(Kind.VALUE, start, value)));
        return operand.isPresent();
    }

    private static Operand word(String word) {
        return new Operand.Literal(word.equals("null") ? null : (Object) Boolean.valueOf(word));
    }

    private void operator() {
        String two = text.substring(position, Math.min(text.length(), position + 2));
        Kind kind = OPERATORS.get(two);
        if (kind != null) {
            sign(kind, 2);
        } else if (text.charAt(position) == '!') {
            sign(Kind.NOT, 1);
        } else {
            throw new SyntaxError.Found(LikelySlip.at(text, position), position);
        }
    }

    private void sign(Kind kind, int length) {
        tokens.add(new Token(kind, position, null));
        position += length;
    }

    private Optional<Operand> takeRegex(int start) {
        int end = RegexLiteral.end(text, start);
        if (end < 0) {
            return Optional.empty();
        }
        position = end;
        return Optional.of(new Operand.Regex(Patterns.compile(text.substring(start, end))
                .orElseThrow(() -> new SyntaxError.Found(Patterns.fault(text.substring(start, end)), start))));
    }

    private Optional<Matcher> take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher);
    }
}
