package io.merkato.cli;

import io.merkato.cli.ShopClient.UnreachableException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** {@code merkato import}: sends a file to the running shop and waits until it is in. */
public final class ImportCommand {

    private static final Duration POLL = Duration.ofMillis(300);

    private static final int MAX_NOTES = 20;
    private static final long KIB = 1024;

    private final PrintStream out;
    private final boolean terminal;
    private final ShopClient shop;

    private ImportCommand(PrintStream out, boolean terminal, ShopClient shop) {
        this.out = out;
        this.terminal = terminal;
        this.shop = shop;
    }

    /** Exits with 0 when everything went in, 1 when some or all did not, 2 for a wrong call. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(run(args));
    }

    private static int run(String[] args) {
        boolean terminal = ProgressView.isTerminal();
        return ShopCommand.exitStatus(System.getenv(), shop -> {
            ImportArguments arguments = ImportArguments.of(args);
            return new ImportCommand(System.out, terminal, shop).run(arguments);
        });
    }

    private boolean run(ImportArguments arguments) throws CommandFailed, InterruptedException, UnreachableException {
        shop.signIn();
        String id = upload(arguments);
        JsonNode result = await(id, arguments.things());
        report(result);
        return result.path("status").asString().equals("succeeded")
                && result.path("failed").asInt() == 0;
    }

    private String upload(ImportArguments arguments) throws CommandFailed, InterruptedException, UnreachableException {
        AtomicLong sentBytes = new AtomicLong();
        long size = size(arguments);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ProgressView view = new ProgressView(out, terminal, "Upload", "KiB", KIB)) {
            Future<String> upload = threads.submit(() -> shop.upload(arguments, sentBytes));
            while (true) {
                try {
                    return upload.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    view.show(sentBytes.get(), size);
                } catch (ExecutionException e) {
                    throw uploadFailed(e);
                } finally {
                    if (upload.isDone()) {
                        view.show(sentBytes.get(), size);
                    }
                }
            }
        }
    }

    private static long size(ImportArguments arguments) throws CommandFailed {
        try {
            return Files.size(arguments.file());
        } catch (IOException e) {
            throw new CommandFailed(arguments.file() + " cannot be read.");
        }
    }

    private static CommandFailed uploadFailed(ExecutionException e) throws UnreachableException {
        return switch (e.getCause()) {
            case CommandFailed refused -> refused;
            case UnreachableException unreachable -> throw unreachable;
            case null, default -> throw new IllegalStateException(e.getCause());
        };
    }

    private JsonNode await(String id, String things) throws CommandFailed, InterruptedException, UnreachableException {
        try (ProgressView view = new ProgressView(out, terminal, "Import", things, 1)) {
            while (true) {
                JsonNode progress = ShopCommand.asking(() -> shop.progress(id));
                view.show(progress.path("done").asInt(), progress.path("total").asInt(0));
                if (!progress.path("status").asString().equals("running")) {
                    return progress;
                }
                TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
            }
        }
    }

    private void report(JsonNode result) {
        if (result.path("status").asString().equals("failed")) {
            out.println("The import failed: the file could not be read.");
            list(result.path("errors"), 1);
            if (result.path("done").asInt() == 0) {
                return;
            }
        }
        out.println(result.path("created").asInt() + " created, "
                + result.path("updated").asInt() + " updated, "
                + result.path("failed").asInt() + " failed");
        if (result.path("status").asString().equals("succeeded")) {
            list(result.path("errors"), result.path("failed").asInt());
        }
        int warnings = result.path("warningCount").asInt();
        if (warnings > 0) {
            out.println(warnings + (warnings == 1 ? " warning:" : " warnings:"));
            list(result.path("warnings"), warnings);
        }
    }

    private void list(JsonNode notes, int count) {
        int shown = Math.min(MAX_NOTES, notes.size());
        for (int i = 0; i < shown; i++) {
            JsonNode note = notes.get(i);
            long line = note.path("line").asLong();
            out.println("  " + (line == 0 ? "file" : "line " + line) + ": "
                    + note.path("code").asString() + " "
                    + note.path("detail").asString());
        }
        if (count > shown) {
            out.println("  and " + (count - shown) + " more");
        }
    }
}
