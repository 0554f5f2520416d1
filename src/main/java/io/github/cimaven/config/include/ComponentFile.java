package io.github.cimaven.config.include;

import io.github.cimaven.config.include.Releases.Release;
import io.github.cimaven.config.include.Surroundings.Home;
import io.github.cimaven.config.input.ComponentFacts;
import io.github.cimaven.config.input.SpecIncludes;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.yaml.YamlNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code include:component}: a template of another project, by {@code server/group/project/name@version}.
 *
 * @see <a href="https://docs.gitlab.com/ci/components/">CI/CD components</a>
 */
record ComponentFile(String location, Span span, Surroundings around, OtherProjects projects) implements IncludedFile {
    private static final String ADVICE = "Use a tag, branch, or commit SHA instead.";

    /** The parts of an address. */
    private record Address(String project, String name, String reference) {}

    @Override
    public String type() {
        return "component";
    }

    @Override
    public Content content() throws IncludeFault, IOException {
        if (around.home().isEmpty()) {
            throw new IncludeFault("include-no-project", "Unable to use components outside of a project context");
        }
        Address address = address();
        try {
            return content(address);
        } catch (UnavailableException e) {
            throw switch (e.reason()) {
                case OFFLINE -> IncludedFile.offline("Component '" + location + "'", e);
                case NO_ANSWER -> fault("include-unreachable", "could not be fetched", IncludedFile.asHint(e.detail()));
                default -> fault("include-missing", "content not found", IncludedFile.asHint(e.detail()));
            };
        }
    }

    private Address address() throws IncludeFault {
        String server =
                around.variables().get("CI_SERVER_FQDN").map(Variable::value).orElse("");
        int version = location.indexOf('@');
        if (version < 0 || server.isEmpty() || !location.startsWith(server + "/")) {
            throw fault(
                    "include-component",
                    "the component path is not supported",
                    "write " + (server.isEmpty() ? "server" : server) + "/group/project/component@version");
        }
        String path = location.substring(Math.min(server.length() + 1, version), version);
        int name = path.lastIndexOf('/');
        if (name < 1 || path.startsWith("/")) {
            throw fault("include-missing", "content not found", "the path names no project and component");
        }
        return new Address(path.substring(0, name), path.substring(name + 1), location.substring(version + 1));
    }

    private Content content(Address address) throws IncludeFault, UnavailableException, IOException {
        Optional<List<String>> tags =
                projects.tags(address.project(), known -> new Releases(known).suffice(address.reference()));
        Optional<Release> release = tags.isPresent()
                ? release(new Releases(tags.get()), address.reference())
                : Releases.release(address.reference());
        OtherProjects.Copy copy =
                projects.at(address.project(), release.map(Release::tag).orElse(address.reference()));
        for (String path :
                List.of("templates/" + address.name() + ".yml", "templates/" + address.name() + "/template.yml")) {
            Optional<byte[]> bytes =
                    LocalFile.read(copy.files(), path).filter(content -> !IncludedFile.isBlank(content));
            if (bytes.isPresent()) {
                Home home =
                        new Home(address.project(), address.project() + "@" + address.reference() + ":", copy.files());
                ComponentFacts facts = new ComponentFacts(
                        Optional.of(address.name()),
                        Optional.of(copy.sha()),
                        release.map(Release::version),
                        Optional.of(address.reference()));
                return new Content(home.prefix() + path, bytes.get(), around.in(home, facts), copy.notice());
            }
        }
        throw fault("include-missing", "content not found", known(copy.files()));
    }

    private Optional<Release> release(Releases releases, String reference) throws IncludeFault {
        Optional<Release> release = releases.find(reference);
        if (release.isEmpty() && reference.equals(Releases.LATEST)) {
            throw releases.isEmpty()
                    ? fault(
                            "include-version",
                            "The ~latest version reference is not supported for non-catalog resources. " + ADVICE,
                            "the project has no tag that is a semantic version")
                    : fault("include-missing", "content not found", "all releases of the project are pre-releases");
        }
        return release;
    }

    private static String known(IncludeOrigin files) throws IOException {
        List<String> names = files.paths().stream()
                .filter(path -> path.matches("templates/[\\w-]+(?:/template)?\\.yml"))
                .map(path -> path.replaceFirst("^templates/", "").replaceFirst("(?:/template)?\\.yml$", ""))
                .distinct()
                .toList();
        return names.isEmpty() ? "the project has no templates" : "its components are " + String.join(", ", names);
    }

    /** GitLab does not allow a component's header to include anything, and says so first. */
    SpecIncludes.Result headerIncludes(YamlNode include, Trail way, Consumer<Problem> problems) {
        String text =
                "Component `" + location + "` cannot use `spec:include`. This keyword is not supported in components";
        problems.accept(Problem.error("include-component", text, include.span()).via(way));
        return new SpecIncludes.Result(List.of(), Optional.empty());
    }

    private IncludeFault fault(String code, String text, String hint) {
        return new IncludeFault(code, "Component '" + location + "' - " + text, hint);
    }
}
