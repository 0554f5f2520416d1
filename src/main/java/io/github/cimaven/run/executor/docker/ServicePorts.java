package io.github.cimaven.run.executor.docker;

import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.process.Calls.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where a service listens, and whether it does. It answers if any one of its ports does.
 *
 * @param address in the job's network
 * @param ports that its image exposes, or the one that it is said to have
 */
record ServicePorts(String address, List<Integer> ports) {
    /** More are not looked at. */
    private static final int MOST = 20;

    private static final int CONNECT_MILLIS = 500;
    private static final String LISTENING = "0A";

    static ServicePorts of(Engine engine, String container, String given)
            throws ExecutorException, InterruptedException {
        String said = engine.tell(
                "the service cannot be looked at",
                List.of(
                        "inspect",
                        "--type",
                        "container",
                        "--format",
                        "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}\t{{range $port, $to := .NetworkSettings.Ports}}{{$port}} {{end}}",
                        container));
        String[] parts = (said + "\t ").split("\t", -1);
        Stream<String> exposed =
                given.isBlank() ? Arrays.stream(parts[1].strip().split(" ")) : Stream.of(given.strip() + "/tcp");
        return new ServicePorts(
                parts[0].strip().split(" ", 2)[0],
                exposed.filter(port -> port.matches("\\d{1,5}/tcp"))
                        .map(port -> Integer.valueOf(port.substring(0, port.indexOf('/'))))
                        .sorted()
                        .limit(MOST)
                        .toList());
    }

    /**
     * Asks each port from this machine; where containers are out of its reach, the service's own kernel is asked.
     *
     * @param local whether they are not
     */
    boolean answer(Engine engine, String container, boolean local) throws ExecutorException, InterruptedException {
        if (local && !address.isEmpty()) {
            return ports.stream().anyMatch(this::answers);
        }
        Answer tables = engine.ask("exec", container, "cat", "/proc/net/tcp", "/proc/net/tcp6");
        return tables.out().lines().anyMatch(this::isListening);
    }

    private boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A line of {@code /proc/net/tcp}: number, local address and port, remote, state. */
    private boolean isListening(String line) {
        String[] fields = line.strip().split("\\s+", 5);
        return fields.length > 3
                && fields[3].equals(LISTENING)
                && ports.stream().anyMatch(port -> fields[1].endsWith(String.format(Locale.ROOT, ":%04X", port)));
    }
}
