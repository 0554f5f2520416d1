package io.github.cimaven.config.yaml;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Ruby's Psych makes of a plain scalar: YAML 1.1 with ways of its own, tried in its order.
 *
 * @see <a href="https://github.com/ruby/psych/blob/master/lib/psych/scalar_scanner.rb">Psych's scalar scanner</a>
 */
final class ScalarTypes {
    /** Stands for a date or time, a type that GitLab does not load. */
    enum Unloadable {
        DATE("Date"),
        TIME("Time");

        private final String rubyClass;

        Unloadable(String rubyClass) {
            this.rubyClass = rubyClass;
        }

        String rubyClass() {
            return rubyClass;
        }
    }

    private static final Pattern WORD =
            Pattern.compile("^[^\\d.:-]?[\\p{IsAlphabetic}_\\s!@#$%^&*(){}<>|/~;=]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TIME = Pattern.compile("-?\\d{4}-\\d{1,2}-\\d{1,2}(?:[Tt]|\\s+)\\d{1,2}:\\d\\d:\\d\\d"
            + "(?:\\.\\d*)?(?:\\s*(?:Z|[-+]\\d{1,2}:?(\\d\\d)?))?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-(?:1[012]|0\\d|\\d)-(?:[12]\\d|3[01]|0\\d|\\d)");
    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}");
    private static final Pattern SEXAGESIMAL_FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}\\.[0-9_]*");
    private static final Pattern FLOAT = Pattern.compile("[-+]?([0-9][0-9_,]*)?\\.[0-9]*([eE][+-][0-9]+)?");
    private static final Pattern BINARY = Pattern.compile("[-+]?0[b][01_,]+");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_,]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)");
    private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0[x][0-9a-fA-F_,]+");
    /** What {@link #WORD} takes besides letters. */
    private static final String OF_WORDS = "_ \t\n\u000B\f\r!@#$%^&*(){}<>|/~;=";

    /** What dates and numbers of any kind are written with, besides digits and blanks. */
    private static final String OF_NUMBERS = "+-.,:_abcdefABCDEFinINxtTZ";

    private static final int LONGEST_WORD = 5;
    private static final int MOST_DIGITS_OF_A_LONG = 18;
    /** No number of a configuration is longer; to try would cost time and stack. */
    private static final int LONGEST_NUMBER = 1000;

    private ScalarTypes() {}

    /** A String, Boolean, BigInteger, Double, {@link RubySymbol}, null or {@link Unloadable}. */
    static @Nullable Object of(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST_NUMBER) {
            return text;
        }
        if (isShortNumber(text)) {
            return BigInteger.valueOf(Long.parseLong(text));
        }
        if (beginsAsWord(text) || text.indexOf('\n') >= 0) {
            return text.length() > LONGEST_WORD ? text : word(text);
        }
        if (text.length() > 1 && text.charAt(0) == ':') {
            return symbol(text);
        }
        if (hasOtherSigns(text)) {
            return text;
        }
        if (TIME.matcher(text).matches()) {
            return Unloadable.TIME;
        }
        return DATE.matcher(text).matches() ? Unloadable.DATE : number(text);
    }

    /** Whether the pattern of words finds something; of what is written in ASCII that is seen without it. */
    private static boolean beginsAsWord(String text) {
        char first = text.charAt(0);
        char second = text.length() > 1 ? text.charAt(1) : ' ';
        if (first > '~' || second > '~') {
            return WORD.matcher(text).find();
        }
        boolean other = (first < '0' || first > '9') && ".:-".indexOf(first) < 0;
        return isOfWord(first) || other && text.length() > 1 && isOfWord(second);
    }

    private static boolean isOfWord(char unit) {
        return isLetter(unit) || OF_WORDS.indexOf(unit) >= 0;
    }

    /** Digits that no way of writing a number but the plain one knows: those that do not begin with a zero, or a single one. */
    private static boolean isShortNumber(String text) {
        if (text.length() > MOST_DIGITS_OF_A_LONG || text.charAt(0) == '0' && text.length() > 1) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether there is a sign that stands in no number and no date, such as a slash or most of the letters. */
    private static boolean hasOtherSigns(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean known = unit >= '0' && unit <= '9' || Character.isWhitespace(unit);
            if (!known && OF_NUMBERS.indexOf(unit) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char unit) {
        return unit >= 'a' && unit <= 'z' || unit >= 'A' && unit <= 'Z';
    }

    private static @Nullable Object word(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        return switch (lower) {
            case "~", "null" -> null;
            case "yes", "true", "on" -> true;
            case "no", "false", "off" -> false;
            default -> text;
        };
    }

    private static RubySymbol symbol(String text) {
        String name = text.substring(1);
        boolean quoted = name.length() > 1
                && (name.charAt(0) == '"' || name.charAt(0) == '\'')
                && name.charAt(name.length() - 1) == name.charAt(0);
        return new RubySymbol(quoted ? name.substring(1, name.length() - 1) : name);
    }

    private static Object number(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        if (lower.equals(".inf") || lower.equals("+.inf")) {
            return Double.POSITIVE_INFINITY;
        }
        if (lower.equals("-.inf")) {
            return Double.NEGATIVE_INFINITY;
        }
        if (lower.equals(".nan")) {
            return Double.NaN;
        }
        if (SEXAGESIMAL.matcher(text).matches()) {
            return sexagesimal(text).toBigInteger();
        }
        if (SEXAGESIMAL_FLOAT.matcher(text).matches()) {
            return sexagesimal(text).doubleValue();
        }
        if (FLOAT.matcher(text).matches()) {
            return decimal(text);
        }
        return integer(text);
    }

    /** The leftmost part weighs 3600 and the next 60, however many there are. */
    private static java.math.BigDecimal sexagesimal(String text) {
        java.math.BigDecimal sum = java.math.BigDecimal.ZERO;
        long weight = 3600;
        for (String part : text.split(":", -1)) {
            String digits = part.replace("_", "");
            sum = sum.add(new java.math.BigDecimal(digits.endsWith(".") ? digits + "0" : digits)
                    .multiply(java.math.BigDecimal.valueOf(weight)));
            weight /= 60;
        }
        return sum;
    }

    private static Object decimal(String text) {
        return text.matches("[-+]?\\.") ? text : (Object) Double.valueOf(text.replaceAll("[,_]", ""));
    }

    private static Object integer(String text) {
        String digits = text.replaceAll("[,_]", "");
        if (BINARY.matcher(text).matches()) {
            return parse(digits, 2, 2, text);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return parse(digits, 2, 16, text);
        }
        if (OCTAL.matcher(text).matches()) {
            return parse(digits, 1, 8, text);
        }
        return DECIMAL.matcher(text).matches() ? parse(digits, 0, 10, text) : text;
    }

    private static Object parse(String digits, int prefix, int radix, String text) {
        boolean signed = digits.charAt(0) == '-' || digits.charAt(0) == '+';
        String number = digits.substring((signed ? 1 : 0) + prefix);
        if (number.isEmpty()) {
            return text;
        }
        BigInteger value = new BigInteger(number, radix);
        return digits.charAt(0) == '-' ? value.negate() : value;
    }
}
