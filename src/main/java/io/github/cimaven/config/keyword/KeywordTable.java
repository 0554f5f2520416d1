package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keywords GitLab knows at one level, and what becomes of each here. */
final class KeywordTable {
    /** What becomes of a keyword. */
    enum Support {
        ACTED_UPON,
        /** Not acted upon yet: named in a notice. */
        NOT_YET,
        /** Belongs to something that is not acted upon as a whole, or has no effect where it stands. */
        NO_EFFECT
    }

    private final String prefix;
    private final Map<String, Support> keywords = new LinkedHashMap<>();

    private KeywordTable(String prefix) {
        this.prefix = prefix;
    }

    /** @param prefix how the level is named in the notice, such as {@code artifacts:} */
    static KeywordTable named(String prefix) {
        return new KeywordTable(prefix);
    }

    KeywordTable actsUpon(String... names) {
        return add(Support.ACTED_UPON, names);
    }

    KeywordTable notYet(String... names) {
        return add(Support.NOT_YET, names);
    }

    KeywordTable noEffect(String... names) {
        return add(Support.NO_EFFECT, names);
    }

    private KeywordTable add(Support support, String... names) {
        for (String name : names) {
            keywords.put(name, support);
        }
        return this;
    }

    /** A table of the keywords of both. */
    KeywordTable and(KeywordTable others) {
        KeywordTable both = new KeywordTable(prefix);
        both.keywords.putAll(others.keywords);
        both.keywords.putAll(keywords);
        return both;
    }

    boolean knows(String name) {
        return keywords.containsKey(name);
    }

    /** Reports the keys GitLab does not know and names those that have no effect yet. */
    void check(YamlMap map, Site site) {
        check(map, site, this);
    }

    /** @param likely the table of what the user may have wanted to write there */
    void check(YamlMap map, Site site, KeywordTable likely) {
        site.unknownKeys(map, keywords.keySet(), likely.keywords.keySet());
        for (String name : map.names()) {
            if (keywords.get(name) == Support.NOT_YET && map.specified(name).isPresent()) {
                site.notActedUpon().accept(prefix + name);
            }
        }
    }
}
