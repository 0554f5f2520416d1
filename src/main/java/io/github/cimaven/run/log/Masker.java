package io.github.cimaven.run.log;

/**
 * Everything that is replaced by {@code [MASKED]}, in GitLab Runner's order: the values of masked variables, parameters of web
 * addresses, tokens of GitLab; and passwords in web addresses. However the bytes are cut into writes, the outcome is the same. Not
 * thread-safe.
 */
final class Masker implements ByteSink {
    private final SecretMask secrets;
    private final ParameterMask parameters;
    private final TokenMask tokens;
    private final PasswordMask passwords;

    Masker(Secrets secrets, ByteSink sink) {
        this.passwords = new PasswordMask(sink);
        this.tokens = new TokenMask(secrets.allTokens(), passwords);
        this.parameters = new ParameterMask(tokens);
        this.secrets = new SecretMask(secrets.values(), parameters);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        secrets.write(bytes, offset, length);
    }

    /** What was held back is handed on. */
    void end() {
        secrets.end();
        parameters.end();
        tokens.end();
        passwords.end();
    }
}
