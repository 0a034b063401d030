package io.merkato.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What one buyer wanted and was told.
 *
 * @param key under which the order is sent, however often
 * @param cart the token of the cart
 * @param card what is paid with
 * @param units by variant
 * @param told the answers to the order, in the order in which they came
 * @param cancelled the answers to its cancellation; empty unless one was sent
 * @param refunds the last answers to refunds of it
 */
record Purchase(
        String key,
        String cart,
        String card,
        Map<String, Integer> units,
        List<Told> told,
        List<Told> cancelled,
        List<Told> refunds) {

    Purchase(String key, String cart, String card, Map<String, Integer> units) {
        this(
                key,
                cart,
                card,
                units,
                new CopyOnWriteArrayList<>(),
                new CopyOnWriteArrayList<>(),
                new CopyOnWriteArrayList<>());
    }

    String email() {
        return "buyer-" + key + "@example.org";
    }

    /** The last word on the order; {@link Told#NOTHING} while there is none. */
    Told last() {
        return told.isEmpty() ? Told.NOTHING : told.getLast();
    }

    /** Whether the buyer knows that it is paid. */
    boolean isPaid() {
        return told.stream().anyMatch(one -> one.status() == 201);
    }

    boolean isAnswered() {
        return !last().saysNothing();
    }

    /** The id of the order, as far as the buyer was told of one. */
    String order() {
        return told.stream()
                .map(one -> one.status() == 402 ? one.text("/orderId") : one.text("/id"))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Final answers under the one key that are not alike. */
    boolean wasToldDifferently() {
        List<String> all = new ArrayList<>();
        told.stream()
                .filter(one -> one.status() == 201 || one.status() == 402)
                .forEach(one -> all.add(one.status() + one.body()));
        return all.stream().distinct().count() > 1;
    }
}
