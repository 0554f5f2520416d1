package io.github.cimaven.mojo;

import io.github.cimaven.config.source.DidYouMean;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The {@code ci.*} properties that the goals know, to tell a misspelt one from a good one. */
final class PropertyNames {
    /** Before the name of a variable of the pipeline. */
    static final String VARIABLE = "ci.var.";
    /** Before the name of an input of the configuration. */
    static final String INPUT = "ci.input.";
    /** Before the name of a variable whose value is a server's password. */
    static final String SECRET = "ci.secret.";

    private static final String PLUGIN = "ci.";
    private static final List<String> PREFIXES = List.of(VARIABLE, INPUT, SECRET);
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(ci\\.[^}]+)}");
    private final Set<String> known;

    PropertyNames(PluginDescriptor plugin) {
        known = plugin.getMojos().stream()
                .flatMap(mojo -> Objects.requireNonNullElse(mojo.getParameters(), List.<Parameter>of()).stream()
                        .flatMap(parameter ->
                                property(mojo.getMojoConfiguration()
                                                .getChild(parameter.getName())
                                                .getValue(""))
                                        .stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> property(String expression) {
        Matcher matcher = EXPRESSION.matcher(expression);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** A sentence for each property of ours that no goal knows. */
    List<String> unknownAmong(Collection<String> properties) {
        return properties.stream()
                .filter(name -> name.startsWith(PLUGIN)
                        && PREFIXES.stream().noneMatch(name::startsWith)
                        && !known.contains(name))
                .sorted()
                .map(name -> "No goal of ci-maven-plugin knows the property '" + name + "'"
                        + meant(name)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("."))
                .toList();
    }

    /** A known property, or the same name behind the right prefix. */
    private Optional<String> meant(String name) {
        int end = name.indexOf('.', PLUGIN.length()) + 1;
        String rest = end == 0 ? "NAME" : name.substring(end);
        String prefix = end == 0 ? name + "." : name.substring(0, end);
        return DidYouMean.nearest(name, known).or(() -> PREFIXES.stream()
                .filter(right -> prefix.startsWith(right.substring(0, right.length() - 1)))
                .findFirst()
                .or(() -> DidYouMean.nearest(prefix, PREFIXES))
                .map(right -> right + rest));
    }
}
