package io.merkato.cli;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far something is: as a bar on a terminal, else as a plain line every few seconds. */
final class ProgressView implements AutoCloseable {

    private static final Duration LINE_EVERY = Duration.ofSeconds(3);

    private final PrintStream out;
    private final String name;
    private final String unit;
    private final long unitSize;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private long nextLineAt = System.nanoTime() + LINE_EVERY.toNanos();

    /** @param unitSize how many steps are one of the unit */
    ProgressView(PrintStream out, boolean terminal, String name, String unit, long unitSize) {
        this.out = out;
        this.terminal = terminal;
        this.name = name;
        this.unit = unit;
        this.unitSize = unitSize;
    }

    /** @param max steps in all; less than 1 when that is not known yet, and there is nothing to show then */
    void show(long done, long max) {
        if (max < 1) {
            return;
        }
        if (terminal) {
            ProgressBar shown = bar == null ? begin(max) : bar;
            bar = shown;
            shown.maxHint(max);
            shown.stepTo(done);
        } else if (System.nanoTime() >= nextLineAt) {
            nextLineAt = System.nanoTime() + LINE_EVERY.toNanos();
            out.println(name + ": " + done / unitSize + " of " + max / unitSize + " " + unit);
        }
    }

    private ProgressBar begin(long max) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(max)
                .setUnit(" " + unit, unitSize)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** Whether somebody sees what is printed. */
    @SuppressWarnings("SystemConsoleNull") // there is none when input or output is redirected
    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
