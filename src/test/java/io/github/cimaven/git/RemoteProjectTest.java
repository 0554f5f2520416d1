package io.github.cimaven.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where another project is, by the address of this one. */
class RemoteProjectTest {
    @TempDir
    Path folder;

    @Test
    void isAskedInTheWayOfTheRemote() {
        assertBeside("https://gitlab.example.com/group/own.git", "https://gitlab.example.com/a/b.git");
        assertBeside("http://host:8080/group/own", "http://host:8080/a/b.git");
        assertBeside("https://ada:pass@host/group/own.git", "https://ada:pass@host/a/b.git");
        assertBeside("ssh://git@host:2222/group/own.git", "ssh://git@host:2222/a/b.git");
        assertBeside("git@host:group/sub/own.git", "git@host:a/b.git");
        assertBeside("work:own.git", "work:a/b.git");
    }

    private static void assertBeside(String remote, String address) {
        assertThat(RemoteProject.beside(remote, "a/b")).as(remote).contains(address);
    }

    @Test
    void whatAProgramReachesHasNoNeighbours() {
        for (String remote : List.of("ext::sh -c 'nc host' group/own", "codecommit::eu-west-1://own")) {
            assertThat(RemoteProject.beside(remote, "a/b")).as(remote).isEmpty();
            assertThat(RemoteUrl.parse(remote)).as(remote).isEmpty();
        }
    }

    @Test
    void aPasswordMayHaveAnAtSignInIt() {
        assertThat(RemoteUrl.parse("https://ada:p@ss@host/group/own.git"))
                .contains(new RemoteUrl("https", "host", "", "group/own"));
        assertThat(RemoteUrl.withoutCredentials("https://ada:p@ss@host/group/own.git"))
                .isEqualTo("https://host/group/own.git");
    }

    @Test
    void besideAPathItIsLookedFor() throws Exception {
        Path bare = Files.createDirectories(folder.resolve("a/b.git"));
        Path own = folder.resolve("group/sub/own.git");
        assertThat(RemoteProject.beside(own.toString(), "a/b")).contains(bare.toString());
        assertThat(RemoteProject.beside("file://" + own, "a/b")).contains("file://" + bare);
        assertThat(RemoteProject.beside(own.toString(), "a/c")).isEmpty();
    }

    @Test
    void aRelativeRemoteStartsAtTheTopOfTheCheckout() {
        assertThat(RemoteProject.in(folder.resolve("work"), "../server/own.git"))
                .isEqualTo(folder.resolve("server/own.git").toString());
        assertThat(RemoteProject.in(folder, "git@host:own.git")).isEqualTo("git@host:own.git");
    }

    @Test
    void theTopOfTheFileSystemIsNotLookedInto() {
        Path top = folder.getRoot();
        String first = top.relativize(folder).getName(0).toString();
        assertThat(RemoteProject.beside(top.resolve("own.git").toString(), first))
                .isEmpty();
    }
}
