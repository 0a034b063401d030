package io.merkato.testing.stripe.events;

import io.merkato.testing.stripe.wire.Call;
import io.merkato.testing.stripe.wire.FakeClock;
import io.merkato.testing.stripe.wire.Ids;
import io.merkato.testing.stripe.wire.Page;
import io.merkato.testing.stripe.wire.StripeError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All events, in the order in which things happened. */
public final class Events {

    private final Map<String, Event> events = new LinkedHashMap<>();
    private final FakeClock clock;
    private final Ids ids;
    private final Webhooks webhooks;
    private final String apiVersion;

    public Events(FakeClock clock, Ids ids, Webhooks webhooks, String apiVersion) {
        this.clock = clock;
        this.ids = ids;
        this.webhooks = webhooks;
        this.apiVersion = apiVersion;
    }

    /**
     * Writes down what happened, and sends it.
     *
     * @param cause null when nobody called, as when a bank decides
     */
    public void tell(String type, ObjectNode object, @Nullable Call cause) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", ids.next("evt_3"))
                .put("object", "event")
                .put("api_version", apiVersion)
                .put("created", clock.seconds());
        json.putObject("data").set("object", object);
        json.put("livemode", false).put("type", type);
        json.putObject("request")
                .put("id", cause == null ? null : cause.requestId())
                .put("idempotency_key", cause == null ? null : cause.idempotencyKey());
        Event event = new Event(json, webhooks.areWanted() ? 1 : 0);
        synchronized (events) {
            events.put(event.id(), event);
        }
        webhooks.send(event);
    }

    public List<Event> all() {
        synchronized (events) {
            return List.copyOf(events.values());
        }
    }

    /** The types of what happened to one object and to what belongs to it, from the first to the last. */
    public List<String> typesAbout(String id) {
        return all().stream()
                .filter(event -> event.about().equals(id)
                        || event.json()
                                .at("/data/object/payment_intent")
                                .asString("")
                                .equals(id))
                .map(Event::type)
                .toList();
    }

    public Event find(String id) {
        Event event;
        synchronized (events) {
            event = events.get(id);
        }
        if (event == null) {
            throw StripeError.missing("event", id).with("param", "id");
        }
        return event;
    }

    public ObjectNode retrieve(Call call) {
        return find(call.id()).json();
    }

    public ObjectNode list(Call call) {
        call.params()
                .only(Stream.concat(Page.PARAMS.stream(), Stream.of("type", "types", "delivery_success"))
                        .collect(Collectors.toSet()));
        String type = call.params().text("type");
        Set<String> types = Set.copyOf(call.params().list("types"));
        List<Event> wanted = all().stream()
                .filter(event -> type == null || matches(event.type(), type))
                .filter(event -> types.isEmpty() || types.contains(event.type()))
                .toList();
        return Page.of(call, "event", wanted, Event::id, Event::created, Event::json);
    }

    private static boolean matches(String type, String wanted) {
        return wanted.endsWith("*") ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : type.equals(wanted);
    }
}
