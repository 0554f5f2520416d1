package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;
import java.util.Optional;

/**
 * {@code secrets}: values that a job gets from a provider of secrets.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#secrets">secrets</a>
 */
final class SecretsKeyword implements CheckedKeyword {
    private static final String[] PROVIDERS = {
        "vault", "azure_key_vault", "gcp_secret_manager", "aws_secrets_manager", "akeyless", "gitlab_secrets_manager"
    };
    private static final KeywordTable KEYS =
            KeywordTable.named("secrets:").noEffect(PROVIDERS).noEffect("file", "token");
    private static final KeywordTable VAULT =
            KeywordTable.named("secrets:vault:").noEffect("path", "field", "engine");
    private static final KeywordTable ENGINE =
            KeywordTable.named("secrets:vault:engine:").noEffect("name", "path");
    private static final KeywordTable AZURE =
            KeywordTable.named("secrets:azure_key_vault:").noEffect("name", "version");
    private static final KeywordTable GCP =
            KeywordTable.named("secrets:gcp_secret_manager:").noEffect("name", "version");

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("secrets", value);
        new Attributes(value, here).map();
        value.asMap().ifPresent(map -> map.entries()
                .forEach((name, entry) -> secret(entry.value(), here.at(name, entry.value()))));
    }

    private static void secret(YamlNode value, Site here) {
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        attributes.keys(KEYS);
        attributes.oneOf(PROVIDERS);
        attributes.text("token");
        attributes.flag("file");
        if (attributes.get("gcp_secret_manager").isPresent()) {
            attributes.filled("token");
        }
        if (here.clean()) {
            attributes
                    .get("vault")
                    .filter(given -> given.asString().isEmpty())
                    .ifPresent(given -> vault(given, here.at("vault", given)));
            attributes
                    .get("azure_key_vault")
                    .ifPresent(given -> named(given, AZURE, here.at("azure_key_vault", given)));
            attributes
                    .get("gcp_secret_manager")
                    .ifPresent(given -> named(given, GCP, here.at("gcp_secret_manager", given)));
        }
    }

    private static void vault(YamlNode value, Site here) {
        if (value.asMap().isEmpty()) {
            here.shape(value, "should be a hash or a string", Optional.empty());
            return;
        }
        Attributes attributes = new Attributes(value, here);
        attributes.keys(VAULT);
        attributes.filledText("path");
        attributes.filledText("field");
        attributes.filled("engine");
        if (here.clean()) {
            attributes.get("engine").ifPresent(given -> engine(given, here.at("engine", given)));
        }
    }

    private static void engine(YamlNode value, Site here) {
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        attributes.keys(ENGINE);
        attributes.filledText("name");
        attributes.filledText("path");
    }

    private static void named(YamlNode value, KeywordTable keys, Site here) {
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        attributes.keys(keys);
        attributes.filledText("name");
    }
}
