package io.github.cimaven.config.expression;

import io.github.cimaven.config.expression.Token.Kind;
import io.github.cimaven.config.variable.Variables;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions by two stacks, operators and operands, so that nesting costs no recursion. Binary operators are
 * left-associative; {@code !} binds tightest, then the comparisons, {@code &&}, {@code ||}.
 */
public final class ExpressionParser {
    private static final int MOST_KEPT = 500;
    private static final Map<String, Parsed> PARSED = new ConcurrentHashMap<>();

    private final Deque<Operand> operands = new ArrayDeque<>();
    private final Deque<Token> operators = new ArrayDeque<>();

    private ExpressionParser() {}

    /** Exactly one of the two is present. */
    public record Parsed(Optional<Expression> expression, Optional<SyntaxError> error) {}

    /** The same text always comes to the same, and thousands of jobs have the same few rules. */
    public static Parsed parse(String text) {
        Parsed known = PARSED.get(text);
        if (known == null) {
            known = parsed(text);
            if (PARSED.size() < MOST_KEPT) {
                PARSED.put(text, known);
            }
        }
        return known;
    }

    private static Parsed parsed(String text) {
        try {
            List<Token> tokens = new Tokenizer(text).tokens();
            Operand root = new ExpressionParser().read(tokens);
            return new Parsed(Optional.of(new Rooted(root, text, inputs(tokens), variables(tokens))), Optional.empty());
        } catch (SyntaxError.Found found) {
            return new Parsed(Optional.empty(), Optional.of(found.error()));
        }
    }

    private static List<String> inputs(List<Token> tokens) {
        return tokens.stream()
                .flatMap(token ->
                        token.operand() instanceof Operand.Input input ? Stream.of(input.name()) : Stream.empty())
                .distinct()
                .toList();
    }

    private static List<String> variables(List<Token> tokens) {
        return tokens.stream()
                .flatMap(token -> token.operand() instanceof Operand.Reference reference
                        ? Stream.of(reference.name())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    private record Rooted(Operand root, String text, List<String> inputs, List<String> variables)
            implements Expression {
        @Override
        public boolean holds(Variables variables) {
            return Operand.isPresent(root.value(new Operand.Known(variables, Map.of())));
        }

        @Override
        public boolean holdsForInputs(Map<String, @Nullable Object> values) {
            return Operand.isPresent(root.value(new Operand.Known(Variables.NONE, values)));
        }
    }

    private Operand read(List<Token> tokens) {
        boolean valueExpected = true;
        int end = 0;
        for (Token token : tokens) {
            valueExpected = valueExpected ? beforeValue(token) : afterValue(token);
            end = token.offset();
        }
        if (valueExpected) {
            throw new SyntaxError.Found("a value is missing", end);
        }
        reduceWhile(0);
        if (!operators.isEmpty()) {
            throw new SyntaxError.Found(
                    "this parenthesis is never closed", operators.peek().offset());
        }
        return operands.pop();
    }

    /** Where a value has to come; says whether it still has to afterwards. */
    private boolean beforeValue(Token token) {
        if (token.kind() == Kind.VALUE) {
            operands.push(Objects.requireNonNull(token.operand()));
            return false;
        }
        if (token.kind() != Kind.NOT && token.kind() != Kind.OPEN) {
            throw new SyntaxError.Found("a value is missing", token.offset());
        }
        operators.push(token);
        return true;
    }

    /** Where an operator or the end may come. */
    private boolean afterValue(Token token) {
        if (token.kind() == Kind.CLOSE) {
            reduceWhile(0);
            if (operators.isEmpty()) {
                throw new SyntaxError.Found("this parenthesis was never opened", token.offset());
            }
            operators.pop();
            return false;
        }
        if (token.kind().precedence() == 0 || token.kind() == Kind.NOT) {
            throw new SyntaxError.Found("an operator is missing", token.offset());
        }
        reduceWhile(token.kind().precedence());
        operators.push(token);
        return true;
    }

    private void reduceWhile(int precedence) {
        while (!operators.isEmpty()
                && operators.peek().kind() != Kind.OPEN
                && operators.peek().kind().precedence() >= precedence) {
            operands.push(reduced(operators.pop().kind()));
        }
    }

    private Operand reduced(Kind kind) {
        Operand right = operands.pop();
        if (kind == Kind.NOT) {
            return new Operand.Not(right);
        }
        Operand left = operands.pop();
        return switch (kind) {
            case OR -> new Operand.Or(left, right);
            case AND -> new Operand.And(left, right);
            case EQUALS -> new Operand.Equality(left, right, true);
            case NOT_EQUALS -> new Operand.Equality(left, right, false);
            case MATCHES -> new Operand.Match(left, right, true);
            case NOT_MATCHES -> new Operand.Match(left, right, false);
            case OPEN, CLOSE, VALUE, NOT -> throw new IllegalStateException("no binary operator: " + kind);
        };
    }
}
