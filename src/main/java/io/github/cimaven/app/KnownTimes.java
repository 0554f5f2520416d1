package io.github.cimaven.app;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import io.github.cimaven.io.WholeFile;
import io.github.cimaven.run.event.JobSnapshot;
import io.github.cimaven.run.event.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long the jobs of a project took when they passed here: of each the last few times, of so many jobs. */
final class KnownTimes {
    private static final int TIMES_OF_A_JOB = 5;
    private static final int MOST_JOBS = 5_000;
    private static final Gson GSON = new Gson();

    private final Path file;
    /** Milliseconds, the latest last; the job that ran last is the last one. */
    private final Map<String, List<Long>> times;

    private KnownTimes(Path file, Map<String, List<Long>> times) {
        this.file = file;
        this.times = times;
    }

    /** What is not readable counts as not known: it is only a guess about the future anyway. */
    static KnownTimes read(Path file) throws IOException {
        Map<String, List<Long>> times = new LinkedHashMap<>();
        if (Files.exists(file)) {
            try {
                Map<String, List<Long>> kept =
                        GSON.fromJson(Files.readString(file), new TypeToken<LinkedHashMap<String, List<Long>>>() {});
                if (kept != null) {
                    times.putAll(kept);
                }
            } catch (JsonParseException damaged) {
                return new KnownTimes(file, times);
            }
        }
        times.values().removeIf(list -> list == null || list.isEmpty() || list.contains(null));
        return new KnownTimes(file, times);
    }

    /** The middle one of the times that are known. */
    Optional<Duration> of(String job) {
        return Optional.ofNullable(times.get(job)).map(list -> {
            List<Long> sorted = list.stream().sorted().toList();
            return Duration.ofMillis(sorted.get(sorted.size() / 2));
        });
    }

    /** Takes the jobs that have passed. */
    void add(Collection<JobSnapshot> jobs) throws IOException {
        boolean changed = false;
        for (JobSnapshot job : jobs) {
            if (job.status() == Status.SUCCESS && job.duration().isPresent()) {
                List<Long> longer = new ArrayList<>(
                        Optional.ofNullable(times.remove(job.name())).orElse(List.of()));
                longer.add(Math.max(0, job.duration().get().toMillis()));
                times.put(job.name(), longer.subList(Math.max(0, longer.size() - TIMES_OF_A_JOB), longer.size()));
                changed = true;
            }
        }
        while (times.size() > MOST_JOBS) {
            times.remove(times.keySet().iterator().next());
        }
        if (changed) {
            WholeFile.write(file, GSON.toJson(times));
        }
    }
}
