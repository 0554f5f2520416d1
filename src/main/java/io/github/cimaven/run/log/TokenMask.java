package io.github.cimaven.run.log;

import java.util.List;

/**
 * Masks tokens that GitLab makes, known by how they begin: the beginning stays, so that it can be told what was there.
 *
 * @see <a href="https://docs.gitlab.com/security/tokens/#token-prefixes">Token prefixes</a>
 * @see <a
 *     href="https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/common/buildlogger/internal/tokensanitizer/token_masker.go">GitLab
 *     Runner's token masker</a>
 */
final class TokenMask extends Mask {
    private static final Patterns PERSONAL = new Patterns(List.of("glpat-"));
    private static final Patterns ALL = new Patterns(List.of(
            "glpat-",
            "gloas-",
            "gldt-",
            "glrt-",
            "glrtr-",
            "glcbt-",
            "glptt-",
            "glft-",
            "glimt-",
            "glagent-",
            "glwt-",
            "glsoat-",
            "glffct-",
            "gltok-",
            "_gitlab_session="));

    private final Patterns beginnings;
    private int state = Patterns.START;
    private boolean inToken;
    private boolean masked;

    /** @param all whether those of all kinds are masked, not only personal access tokens */
    TokenMask(boolean all, ByteSink next) {
        super(next);
        this.beginnings = all ? ALL : PERSONAL;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int plain = offset;
        int position = offset;
        while (position < end) {
            if (inToken) {
                position = endOfToken(bytes, position, end);
                plain = position;
            } else {
                position = beginning(bytes, position, end);
                if (inToken) {
                    pass(bytes, plain, position - plain);
                    plain = position;
                }
            }
        }
        pass(bytes, plain, end - plain);
    }

    /** Just behind the next beginning of a token, or the end. */
    private int beginning(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to) {
            state = beginnings.step(state, bytes[position++]);
            while (state == Patterns.START && position < to) {
                state = beginnings.step(Patterns.START, bytes[position++]);
            }
            if (beginnings.matched(state) > 0) {
                inToken = true;
                return position;
            }
        }
        return position;
    }

    private int endOfToken(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to && isOfToken(bytes[position])) {
            position++;
        }
        if (position > from && !masked) {
            passMask();
            masked = true;
        }
        if (position < to) {
            end();
        }
        return position;
    }

    private static boolean isOfToken(byte unit) {
        return unit >= 'a' && unit <= 'z'
                || unit >= 'A' && unit <= 'Z'
                || unit >= '0' && unit <= '9'
                || unit == '-'
                || unit == '.'
                || unit == '_'
                || unit == '=';
    }

    @Override
    void end() {
        inToken = false;
        masked = false;
        state = Patterns.START;
    }
}
