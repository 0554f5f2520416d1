package io.github.cimaven.config.include;

import io.github.cimaven.config.include.Surroundings.Home;
import io.github.cimaven.config.input.ComponentFacts;
import io.github.cimaven.config.source.Span;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code include:project}: a file of another project on the same server.
 *
 * @param location path from the top of that project, without a slash before it
 */
record ProjectFile(Named project, Named ref, String location, Span span, Surroundings around, OtherProjects projects)
        implements IncludedFile {
    /** What GitLab takes where no {@code ref} is given. */
    static final String DEFAULT = "HEAD";

    /** A part of the include, and where it stands. */
    record Named(String text, Span span) {}

    @Override
    public String type() {
        return "file";
    }

    @Override
    public Content content() throws IncludeFault, IOException {
        checkExtension();
        OtherProjects.Copy copy = copy();
        Optional<byte[]> bytes = LocalFile.read(copy.files(), location);
        if (bytes.isEmpty()) {
            throw new IncludeFault(
                    "include-missing", file() + " does not exist!", LocalFile.nearest(location, copy.files()));
        }
        if (IncludedFile.isBlank(bytes.get())) {
            throw new IncludeFault("include-empty", file() + " is empty!");
        }
        String version = ref.text().equals(DEFAULT) ? "" : "@" + ref.text();
        Home home = new Home(project.text(), project.text() + version + ":", copy.files());
        return new Content(home.prefix() + location, bytes.get(), around.in(home, ComponentFacts.NONE), copy.notice());
    }

    private OtherProjects.Copy copy() throws IncludeFault, IOException {
        try {
            return projects.at(project.text(), ref.text());
        } catch (UnavailableException e) {
            throw fault(e);
        }
    }

    private IncludeFault fault(UnavailableException why) {
        String reference = "Project `" + name() + "` reference `" + ref.text() + "`";
        return switch (why.reason()) {
            case OFFLINE -> IncludedFile.offline(reference, why);
            case NO_REF ->
                new IncludeFault(
                        "include-ref",
                        reference + " does not exist!",
                        IncludedFile.asHint(why.detail()),
                        Optional.of(ref.span()));
            case NO_ANSWER -> atProject("include-unreachable", "could not be fetched!", why);
            default ->
                atProject(
                        "include-project",
                        "not found or access denied! Make sure any includes in the pipeline configuration are correctly"
                                + " defined.",
                        why);
        };
    }

    private IncludeFault atProject(String code, String text, UnavailableException why) {
        return new IncludeFault(
                code,
                "Project `" + name() + "` " + text,
                IncludedFile.asHint(why.detail()),
                Optional.of(project.span()));
    }

    /** GitLab takes names of projects in any case and shows them in small letters. */
    private String name() {
        return project.text().toLowerCase(Locale.ROOT);
    }

    private String file() {
        return "Project `" + name() + "` file `" + location + "`";
    }
}
