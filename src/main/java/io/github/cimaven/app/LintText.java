package io.github.cimaven.app;

import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.ProblemPrinter;
import io.github.cimaven.config.source.Severity;
import io.github.cimaven.plan.PipelineFacts;
import io.github.cimaven.report.LintResult;
import io.github.cimaven.report.console.Console;
import java.util.List;

/** What lint says to a person: the problems by place, the verdict, and then what speaks against a pipeline for the event. */
final class LintText {
    private final LintResult result;

    LintText(LintResult result) {
        this.result = result;
    }

    void print(Console console) {
        ProblemPrinter.print(result.loaded().problems(), (severity, line) -> {
            if (severity == Severity.ERROR) {
                console.error(line);
            } else {
                console.warning(line);
            }
        });
        result.loaded().pipeline().ifPresent(pipeline -> verdict(pipeline, console));
        result.loaded().notices().forEach(notice -> console.line("note: " + notice));
        List<Problem> creation = result.creation();
        if (!creation.isEmpty()) {
            console.warning("For " + event() + " GitLab would not create a pipeline from it:");
            ProblemPrinter.lines(creation).forEach(console::warning);
        }
    }

    private void verdict(Pipeline pipeline, Console console) {
        console.line(result.configPath() + " is valid: " + jobs(pipeline) + ".");
        if (!pipeline.notActedUpon().isEmpty()) {
            console.line("note: not acted upon yet: " + String.join(", ", pipeline.notActedUpon()));
        }
    }

    private String event() {
        PipelineFacts facts = result.planned().orElseThrow().plan().facts();
        return "source " + facts.source() + ", " + (facts.tag() ? "tag " : "branch ") + facts.ref() + ",";
    }

    private static String jobs(Pipeline pipeline) {
        long stages =
                pipeline.jobs().values().stream().map(Job::stage).distinct().count();
        int jobs = pipeline.jobs().size();
        return jobs + (jobs == 1 ? " job in " : " jobs in ") + stages + (stages == 1 ? " stage" : " stages");
    }
}
