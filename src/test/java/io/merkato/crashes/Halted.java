package io.merkato.crashes;

/** The process has ended, as far as this request is concerned. No error that the shop would handle. */
@SuppressWarnings("serial")
final class Halted extends Error {

    Halted(CrashPoint point) {
        super("halted at " + point, null, false, false);
    }
}
