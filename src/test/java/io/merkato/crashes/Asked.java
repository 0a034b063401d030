package io.merkato.crashes;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Guest;
import io.merkato.testing.Shop;
import java.util.UUID;
import java.util.function.Function;

/**
 * A request about one guest's order, which can be sent again and again to any node and stays the same.
 *
 * @param email under which the guest orders, and nobody else
 * @param by who sends it
 */
record Asked(Guest guest, String email, Function<Shop, Client> by, String path, String body, String key) {

    Asked(Guest guest, String email, Function<Shop, Client> by, String path, String body) {
        this(guest, email, by, path, body, UUID.randomUUID().toString());
    }

    Answer at(Shop node) {
        return send(by.apply(node));
    }

    /** Sends it as this flow. */
    Answer at(Shop node, Flow flow) {
        node.bean(WatchedRequests.class).expect(flow);
        return send(by.apply(node).with(WatchedRequests.HEADER, flow.id()));
    }

    private Answer send(Client client) {
        return client.with("Idempotency-Key", key).post(path, body);
    }
}
