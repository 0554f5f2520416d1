package io.github.cimaven.run.log;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Masks passwords in web addresses: of {@code https://user:password@host} what stands between the colon and the last {@code @}
 * before the path. A variable that is named there, as in an echoed command, is no password.
 */
final class PasswordMask extends Mask {
    /** What is longer is no password. */
    private static final int LONGEST = 1 << 10;

    private static final Pattern NAMED = Pattern.compile("\\$(\\w+|\\{[^{}]*})");
    private static final String ENDS = "/?#\"'<>`\\|";

    /** How much of an address was read. */
    private enum Part {
        NONE,
        COLON,
        SLASH,
        USER,
        PASSWORD
    }

    private Part part = Part.NONE;
    private final byte[] held = new byte[LONGEST];
    private int length;
    private int at = -1;

    PasswordMask(ByteSink next) {
        super(next);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        int end = offset + count;
        int plain = offset;
        int position = offset;
        while (position < end) {
            if (part == Part.NONE) {
                while (position < end && bytes[position] != ':') {
                    position++;
                }
                part = position < end ? Part.COLON : Part.NONE;
                position++;
            } else if (part == Part.PASSWORD) {
                position = hold(bytes, position, end);
                plain = position;
            } else {
                part = following(bytes[position++]);
                if (part == Part.PASSWORD) {
                    pass(bytes, plain, position - plain);
                    plain = position;
                }
            }
        }
        pass(bytes, plain, end - plain);
    }

    private Part following(byte unit) {
        return switch (part) {
            case COLON -> unit == '/' ? Part.SLASH : unit == ':' ? Part.COLON : Part.NONE;
            case SLASH -> unit == '/' ? Part.USER : unit == ':' ? Part.COLON : Part.NONE;
            case USER -> unit == ':' ? Part.PASSWORD : unit == '@' || endsHost(unit) ? Part.NONE : Part.USER;
            case NONE, PASSWORD -> part;
        };
    }

    /** Where the address goes on behind user and host cannot be told before it does. */
    private int hold(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to && length < LONGEST && !endsHost(bytes[position])) {
            if (bytes[position] == '@') {
                at = length;
            }
            held[length++] = bytes[position++];
        }
        if (position < to) {
            end();
        }
        return position;
    }

    private static boolean endsHost(byte unit) {
        return unit >= 0 && (unit <= ' ' || ENDS.indexOf(unit) >= 0 || unit == 0x7F);
    }

    @Override
    void end() {
        if (at > 0 && !isNamed()) {
            passMask();
            pass(held, at, length - at);
        } else {
            pass(held, 0, length);
        }
        part = Part.NONE;
        length = 0;
        at = -1;
    }

    private boolean isNamed() {
        return NAMED.matcher(new String(held, 0, at, StandardCharsets.ISO_8859_1))
                .matches();
    }
}
