package io.merkato.testing.stripe.events;

import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** Something that happened, with the object as it was just then. */
public final class Event {

    private final ObjectNode json;
    private final AtomicInteger pending;

    Event(ObjectNode json, int pending) {
        this.json = json;
        this.pending = new AtomicInteger(pending);
    }

    public String id() {
        return json.path("id").asString();
    }

    public String type() {
        return json.path("type").asString();
    }

    /** The id of the object that the event is about. */
    public String about() {
        return json.at("/data/object/id").asString();
    }

    long created() {
        return json.path("created").asLong();
    }

    void arrived() {
        pending.set(0);
    }

    ObjectNode json() {
        return json.deepCopy().put("pending_webhooks", pending.get());
    }
}
