package io.github.cimaven.run.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Masks the values of parameters of web addresses that let somebody in, such as {@code ?private_token=}.
 *
 * @see <a
 *     href="https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/common/buildlogger/internal/urlsanitizer/urlsanitizer.go">GitLab
 *     Runner's URL sanitizer</a>
 */
final class ParameterMask extends Mask {
    private static final List<byte[]> SENSITIVE = names(
            "private_token",
            "authenticity_token",
            "rss_token",
            "x-amz-signature",
            "x-amz-credential",
            "x-amz-security-token");

    private static final int LONGEST_NAME = 20;
    private static final int NO_NAME = -1;

    /** The parameter's name so far, in small letters. */
    private final byte[] name = new byte[LONGEST_NAME];

    private int nameLength = NO_NAME;
    private boolean inValue;

    ParameterMask(ByteSink next) {
        super(next);
    }

    private static List<byte[]> names(String... names) {
        return Arrays.stream(names)
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int plain = offset;
        int position = offset;
        while (position < end) {
            if (inValue) {
                while (position < end && !endsValue(bytes[position])) {
                    position++;
                }
                inValue = position == end;
                plain = position;
            } else if (nameLength == NO_NAME) {
                while (position < end && !isSeparator(bytes[position])) {
                    position++;
                }
                nameLength = position < end ? 0 : NO_NAME;
                position++;
            } else {
                read(bytes[position++]);
                if (inValue) {
                    pass(bytes, plain, position - plain);
                    passMask();
                    plain = position;
                }
            }
        }
        pass(bytes, plain, end - plain);
    }

    private void read(byte unit) {
        if (unit == '=') {
            inValue = isSensitive();
            nameLength = NO_NAME;
        } else if (isSeparator(unit)) {
            nameLength = 0;
        } else if (nameLength == LONGEST_NAME) {
            nameLength = NO_NAME;
        } else {
            name[nameLength++] = unit >= 'A' && unit <= 'Z' ? (byte) (unit + ('a' - 'A')) : unit;
        }
    }

    private boolean isSensitive() {
        for (byte[] sensitive : SENSITIVE) {
            if (Arrays.equals(sensitive, 0, sensitive.length, name, 0, nameLength)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeparator(byte unit) {
        return unit == '?' || unit == '&';
    }

    private static boolean endsValue(byte unit) {
        return isSeparator(unit) || unit >= 0 && unit <= ' ' || unit == 0x7F;
    }

    @Override
    void end() {
        inValue = false;
        nameLength = NO_NAME;
    }
}
