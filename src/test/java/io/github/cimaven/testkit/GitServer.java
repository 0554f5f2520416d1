package io.github.cimaven.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** git's own server program behind {@link WebServer}: the repositories below a folder, as a GitLab server gives them. */
public final class GitServer implements AutoCloseable {
    private final Path root;
    private final WebServer web = new WebServer();
    private final Optional<String> credentials;

    /** @param credentials {@code Basic …} without which nothing is given */
    public GitServer(Path root, Optional<String> credentials) throws IOException {
        this.root = root;
        this.credentials = credentials;
        web.on("/", this::answer);
    }

    public WebServer web() {
        return web;
    }

    public String url(String path) {
        return web.url(path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (credentials.isPresent() && !credentials.get().equals(given)) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
            WebServer.say(exchange, 401, "who are you?");
            return;
        }
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        builder.environment().putAll(Repository.environment());
        builder.environment().put("GIT_PROJECT_ROOT", root.toString());
        builder.environment().put("GIT_HTTP_EXPORT_ALL", "1");
        builder.environment().put("PATH_INFO", exchange.getRequestURI().getPath());
        builder.environment()
                .put(
                        "QUERY_STRING",
                        Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
        builder.environment().put("REQUEST_METHOD", exchange.getRequestMethod());
        header(exchange, "Content-Type").ifPresent(type -> builder.environment().put("CONTENT_TYPE", type));
        header(exchange, "Content-Encoding")
                .ifPresent(encoding -> builder.environment().put("HTTP_CONTENT_ENCODING", encoding));
        header(exchange, "Git-Protocol")
                .ifPresent(protocol -> builder.environment().put("GIT_PROTOCOL", protocol));
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream input = process.getOutputStream()) {
            exchange.getRequestBody().transferTo(input);
        }
        send(process.getInputStream().readAllBytes(), exchange);
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** The program says headers, a blank line, and the body. */
    private static void send(byte[] said, HttpExchange exchange) throws IOException {
        String text = new String(said, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        int code = 200;
        for (String header : text.substring(0, end).split("\r\n", -1)) {
            String[] parts = header.split(": ", 2);
            if (parts[0].equals("Status")) {
                code = Integer.parseInt(parts[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(parts[0], parts[1]);
            }
        }
        int body = end + 4;
        exchange.sendResponseHeaders(code, said.length == body ? -1 : said.length - body);
        exchange.getResponseBody().write(said, body, said.length - body);
        exchange.close();
    }

    @Override
    public void close() {
        web.close();
    }
}
