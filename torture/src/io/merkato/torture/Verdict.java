package io.merkato.torture;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares what buyers were told, what the database says, and what the gateway knows. */
final class Verdict {

    private static final String ORDERS = """
            select o.id, o.status, o.payment_status, coalesce(p.captured, 0) - coalesce(p.refunded, 0)
            from orders."order" o
            left join payments.payment p on p.order_id = o.id and p.status <> 'failed'
            """;

    private static final String SOLD = """
            select l.variant_id, sum(l.quantity - l.cancelled)
            from orders.line l join orders."order" o on o.id = l.order_id
            where o.status <> 'cancelled' group by l.variant_id
            """;

    private final Scene scene;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Stored> stored;
    private final Map<String, Long> sold;
    private final List<String> refunds;

    /**
     * Compares at once.
     *
     * @param stored the orders in the database, by their ids
     * @param sold the units of them that stand, by variant
     * @param refunds the ids of refunds in the database
     * @param book what the gateway has taken of each order, by its id
     */
    Verdict(
            Scene scene,
            Map<String, Stored> stored,
            Map<String, Long> sold,
            List<String> refunds,
            Map<String, Till.Taken> book) {
        this.scene = scene;
        this.stored = stored;
        this.sold = sold;
        this.refunds = refunds;
        compare(book);
    }

    static Verdict of(Scene scene, Watch watch) throws SQLException {
        Verdict verdict = new Verdict(
                scene,
                watch.rows(ORDERS).stream()
                        .collect(Collectors.toMap(
                                row -> row.text(0), row -> new Stored(row.text(1), row.text(2), row.number(3)))),
                watch.rows(SOLD).stream().collect(Collectors.toMap(row -> row.text(0), row -> row.number(1))),
                watch.rows("select id from aftersales.refund").stream()
                        .map(row -> row.text(0))
                        .toList(),
                scene.till().book());
        verdict.say("ledger samples unbalanced, of " + watch.samples(), watch.unbalanced());
        return verdict;
    }

    /** One more thing that was looked at, and how often it was found. */
    void say(String what, long found) {
        lines.add(new Line(what, found));
    }

    boolean isClean() {
        return found().isEmpty();
    }

    void print(PrintStream out) {
        lines.forEach(line -> out.println(
                "  %-58s %6s%s".formatted(line.what(), line.found(), line.found() == 0 ? "" : "  <-- must be 0")));
    }

    private void compare(Map<String, Till.Taken> book) {
        List<Purchase> purchases = scene.diary().purchases();
        say("acknowledged orders lost", count(purchases, this::isLost));
        say("acknowledged cancellations lost", count(purchases, this::hasLostItsCancellation));
        say("acknowledged refunds lost", count(purchases, this::hasLostARefund));
        say("declined payments that were taken", count(purchases, this::isPaidAlthoughDeclined));
        say("requests with two answers under one key", count(purchases, Purchase::wasToldDifferently));
        say("requests that were never answered", count(purchases, purchase -> !purchase.isAnswered()));
        say(
                "double charges",
                book.values().stream().filter(taken -> taken.charges() > 1).count());
        say(
                "charges without an order",
                book.keySet().stream().filter(id -> !stored.containsKey(id)).count());
        say(
                "orders whose money is not what the gateway has",
                stored.keySet().stream()
                        .filter(id -> Objects.requireNonNull(stored.get(id)).keptMinor()
                                != book.getOrDefault(id, new Till.Taken(0, 0)).keptMinor())
                        .count());
        say("units oversold", oversold());
    }

    private long oversold() {
        Map<String, Long> told = new HashMap<>();
        scene.diary().purchases().stream()
                .filter(purchase -> purchase.isPaid() && purchase.cancelled().isEmpty())
                .forEach(purchase ->
                        purchase.units().forEach((variant, units) -> told.merge(variant, (long) units, Long::sum)));
        return scene.articles().stream()
                .mapToLong(article ->
                        Math.max(sold.getOrDefault(article.variant(), 0L), told.getOrDefault(article.variant(), 0L))
                                - article.units())
                .filter(over -> over > 0)
                .sum();
    }

    private boolean isLost(Purchase purchase) {
        if (!purchase.isPaid() && purchase.last().status() != 202) {
            return false;
        }
        Stored order = stored.get(purchase.order());
        if (order == null) {
            return true;
        }
        boolean stands =
                !order.status().equals("cancelled") && !order.paymentStatus().equals("failed");
        return purchase.isPaid() && purchase.cancelled().isEmpty() && !stands;
    }

    private boolean hasLostItsCancellation(Purchase purchase) {
        return purchase.cancelled().stream().anyMatch(told -> told.status() == 200 || told.status() == 202)
                && !isCancelled(purchase);
    }

    private boolean hasLostARefund(Purchase purchase) {
        return purchase.refunds().stream()
                .anyMatch(told -> told.status() == 201 && !refunds.contains(told.text("/id")));
    }

    private boolean isPaidAlthoughDeclined(Purchase purchase) {
        return purchase.last().status() == 402 && !isCancelled(purchase);
    }

    private boolean isCancelled(Purchase purchase) {
        Stored order = stored.get(purchase.order());
        return order != null && order.status().equals("cancelled");
    }

    private static long count(List<Purchase> purchases, Predicate<Purchase> broken) {
        return purchases.stream().filter(broken).count();
    }

    /** What was found wrong, by name. */
    List<String> found() {
        return lines.stream().filter(line -> line.found() > 0).map(Line::what).toList();
    }

    private record Line(String what, long found) {}

    /**
     * An order in the database.
     *
     * @param keptMinor what was taken for it and not given back
     */
    record Stored(String status, String paymentStatus, long keptMinor) {}
}
