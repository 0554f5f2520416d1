package io.github.cimaven.app;

import io.github.cimaven.config.origin.FormVariable;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.report.console.Console;
import io.github.cimaven.report.console.QuestionText;
import io.github.cimaven.run.engine.ManualStarts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What GitLab's pages ask of whoever starts a pipeline or a manual job by hand, asked at the terminal. */
public final class Questions implements ManualStarts {
    private final Prompt prompt;
    private final Console console;
    private final QuestionText text;

    public Questions(Prompt prompt, Console console) {
        this.prompt = prompt;
        this.console = console;
        this.text = new QuestionText(console);
    }

    /** The values that were given to the variables of a form; those that keep their own are left out. */
    public Map<String, String> values(List<FormVariable> form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (FormVariable variable : form) {
            Optional<String> answer = value(variable);
            if (answer.isEmpty()) {
                break; // Nobody answers any more.
            }
            if (!answer.get().isEmpty()) {
                values.put(variable.name(), answer.get());
            }
        }
        return values;
    }

    private Optional<String> value(FormVariable variable) {
        text.variable(variable.name(), variable.description(), variable.options())
                .forEach(console::line);
        while (true) {
            Optional<String> answer = prompt.ask(text.value(variable.name(), variable.value()));
            if (answer.isEmpty()
                    || answer.get().isEmpty()
                    || variable.options().isEmpty()
                    || variable.options().contains(answer.get())) {
                return answer;
            }
            console.line("  '" + answer.get() + "' is none of the options: " + String.join(", ", variable.options())
                    + meant(answer.get(), variable.options()));
        }
    }

    private static String meant(String typed, List<String> known) {
        return DidYouMean.nearest(typed, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    /** In a thread of its own: whoever runs the pipeline can still be told to stop while nobody answers. */
    @Override
    public void ask(List<PlannedJob> waiting, Consumer<List<PlannedJob>> answer) {
        Thread asking = new Thread(() -> answer.accept(starting(waiting)), "ci-questions");
        asking.setDaemon(true);
        asking.start();
    }

    /** The jobs that are to start, in the order of the plan. */
    List<PlannedJob> starting(List<PlannedJob> waiting) {
        text.waiting(waiting).forEach(console::line);
        while (true) {
            Optional<String> typed = prompt.ask("Which of them start? Numbers or names, 'all', or nothing: ");
            if (typed.isEmpty()) {
                return List.of();
            }
            Optional<List<PlannedJob>> chosen = chosen(typed.get(), waiting);
            if (chosen.isPresent()) {
                return chosen.get().stream().filter(this::isConfirmed).toList();
            }
        }
    }

    private Optional<List<PlannedJob>> chosen(String typed, List<PlannedJob> waiting) {
        if (typed.strip().equalsIgnoreCase("all")) {
            return Optional.of(waiting);
        }
        // Names have commas and blanks too.
        List<String> words = waiting.stream().anyMatch(job -> job.name().equals(typed.strip()))
                ? List.of(typed.strip())
                : List.of(typed.strip().split("\\s*,\\s*|\\s+"));
        Set<PlannedJob> jobs = new LinkedHashSet<>();
        for (String word : words) {
            Optional<PlannedJob> job = word.isEmpty() ? Optional.empty() : named(word, waiting);
            if (job.isEmpty() && !word.isEmpty()) {
                console.line("  There is no '" + word + "' among them"
                        + meant(word, waiting.stream().map(PlannedJob::name).toList()));
                return Optional.empty();
            }
            job.ifPresent(jobs::add);
        }
        List<PlannedJob> inOrder = new ArrayList<>(waiting);
        inOrder.retainAll(jobs);
        return Optional.of(inOrder);
    }

    private static Optional<PlannedJob> named(String word, List<PlannedJob> waiting) {
        if (word.matches("[1-9]\\d{0,5}") && Integer.parseInt(word) <= waiting.size()) {
            return Optional.of(waiting.get(Integer.parseInt(word) - 1));
        }
        return waiting.stream().filter(job -> job.name().equals(word)).findFirst();
    }

    /** What the job itself wants to be asked before it starts. */
    private boolean isConfirmed(PlannedJob job) {
        Optional<String> confirmation = confirmation(job);
        if (confirmation.isEmpty()) {
            return true;
        }
        String answer = prompt.ask(text.confirmation(job.name(), confirmation.get()))
                .map(typed -> typed.strip().toLowerCase(Locale.ROOT))
                .orElse("");
        return answer.equals("y") || answer.equals("yes");
    }

    private static Optional<String> confirmation(PlannedJob job) {
        return Optional.ofNullable(job.job().options().value("manual_confirmation"))
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }
}
