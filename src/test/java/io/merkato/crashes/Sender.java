package io.merkato.crashes;

import java.lang.StackWalker.StackFrame;
import java.util.List;

/** Which method of the shop sends what is sent just now. */
final class Sender {

    private Sender() {}

    /** The method of the store that was called from outside of it, or the next method of the shop that is above. */
    static String ofStatement() {
        return StackWalker.getInstance().walk(frames -> {
            List<StackFrame> shop = frames.filter(Sender::isOfShop).toList();
            return shop.stream()
                    .dropWhile(frame -> !isOfStore(frame))
                    .takeWhile(Sender::isOfStore)
                    .reduce((inner, outer) -> outer)
                    .or(() -> shop.stream().findFirst())
                    .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName())
                    .orElse("?");
        });
    }

    private static boolean isOfShop(StackFrame frame) {
        return frame.getClassName().startsWith("io.merkato.")
                && !frame.getClassName().startsWith("io.merkato.crashes.")
                && !frame.getClassName().startsWith("io.merkato.testing.");
    }

    private static boolean isOfStore(StackFrame frame) {
        return frame.getClassName().endsWith("Store");
    }
}
