package io.github.cimaven.run.executor;

import io.github.cimaven.config.model.Place;
import java.nio.file.Path;

/**
 * What a place has to know of a job.
 *
 * @param name of the job
 * @param projectDir the workspace, {@code CI_PROJECT_DIR}: every script starts there
 * @param privateDir a folder of the job's own outside the workspace, for scripts and file variables, gone afterwards
 */
public record JobContext(String name, Path projectDir, Path privateDir, Place place) {}
