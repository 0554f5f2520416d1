package io.github.cimaven.app;

import io.github.cimaven.run.process.ProcessGroups;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the program takes from the machine it runs on; nothing below this package asks for it.
 *
 * @param environment of this process
 * @param home the user's own folder
 * @param process the number of this process
 * @param processors how many things can be done at once
 */
public record Ambient(Map<String, String> environment, Path home, Clock clock, long process, int processors) {
    /** The environment variable that tells a job of this plugin from anything else. */
    public static final String INSIDE_A_JOB = ProcessGroups.MARK;

    public Ambient {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** The same, where git fetches nothing of its own accord. */
    Ambient offline() {
        Map<String, String> known = new LinkedHashMap<>(environment);
        known.put("GIT_NO_LAZY_FETCH", "1");
        return new Ambient(known, home, clock, process, processors);
    }

    public static Ambient ofThisMachine() {
        return new Ambient(
                System.getenv(),
                Path.of(System.getProperty("user.home", "")),
                Clock.system(ZoneId.systemDefault()),
                ProcessHandle.current().pid(),
                Runtime.getRuntime().availableProcessors());
    }

    /** How many jobs are run at once if nobody says otherwise. */
    public int jobsAtOnce() {
        return JobsAtOnce.of(processors, Path.of("/proc/meminfo"));
    }

    /** The name by which the user is logged in. */
    String user() {
        String ofHome = String.valueOf(home.getFileName());
        return Stream.of("USER", "LOGNAME", "USERNAME")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(ofHome);
    }

    /** 16 hexadecimal digits that nobody can guess. */
    String token() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
