package io.merkato.torture;

import io.merkato.testing.stripe.StripeFake;
import io.merkato.testing.stripe.ledger.Book;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How it is paid: at the fake of Stripe, which keeps a book of its own, or at the sandbox where the shop has nothing else. */
final class Till implements AutoCloseable {

    private static final String ORDER = "order";

    private final StripeFake stripe =
            StripeFake.start(0, "sk_test_of_the_torture", "pk_test_of_the_torture", "whsec_of_the_torture");
    private volatile String method = "sandbox";

    /** The settings by which nodes find it. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("MERKATO_STRIPE_SECRET_KEY", stripe.secretKey());
        settings.put("MERKATO_STRIPE_PUBLISHABLE_KEY", stripe.publishableKey());
        settings.put("MERKATO_STRIPE_WEBHOOK_SECRET", stripe.webhooks().secret());
        settings.put("MERKATO_STRIPE_API_BASE", stripe.address());
        return settings;
    }

    /** Learns what the shop offers. */
    void open(Told methods) {
        boolean offered = methods.json().path("items").valueStream().anyMatch(item -> item.path("code")
                .asString("")
                .equals("stripe"));
        method = offered ? "stripe" : "sandbox";
    }

    String method() {
        return method;
    }

    boolean hasBook() {
        return method.equals("stripe");
    }

    StripeFake stripe() {
        return stripe;
    }

    /** Cards by what becomes of them: most pay. */
    List<String> cards() {
        List<String> cards = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cards.add(hasBook() ? "pm_card_visa" : "tok_ok");
        }
        cards.add(hasBook() ? "pm_card_chargeDeclined" : "tok_declined");
        cards.add(hasBook() ? "pm_card_visa" : "tok_timeout");
        return cards;
    }

    /** What the gateway itself knows of each order, by its id. */
    Map<String, Taken> book() {
        Map<String, Taken> taken = new HashMap<>();
        for (Book.Sums sums : stripe.book().all()) {
            taken.merge(
                    sums.metadata().getOrDefault(ORDER, "of no order"),
                    new Taken(sums.charges(), sums.keptMinor()),
                    Taken::plus);
        }
        return taken;
    }

    @Override
    public void close() {
        stripe.close();
    }

    /** What was taken for one order. */
    record Taken(int charges, long keptMinor) {

        Taken plus(Taken other) {
            return new Taken(charges + other.charges, keptMinor + other.keptMinor);
        }
    }
}
