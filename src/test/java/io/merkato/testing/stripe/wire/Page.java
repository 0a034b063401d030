package io.merkato.testing.stripe.wire;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists as Stripe has them: the newest first, page by page from an object on, forwards or backwards. */
public final class Page {

    /** The parameters of every list. */
    public static final Set<String> PARAMS = Set.of("limit", "starting_after", "ending_before", "created");

    private Page() {}

    /**
     * One page.
     *
     * @param all from the oldest to the newest
     * @param kind what an object is called in errors
     */
    public static <T> ObjectNode of(
            Call call,
            String kind,
            Collection<T> all,
            Function<T, String> id,
            ToLongFunction<T> created,
            Function<T, ObjectNode> json) {
        Params params = call.params();
        long limit = params.whole("limit", 10);
        if (limit < 1 || limit > 100) {
            throw StripeError.invalid("This value must be between 1 and 100.")
                    .with("code", "parameter_invalid_integer")
                    .with("param", "limit");
        }
        Predicate<T> inTime = within(params, created);
        List<T> newest = all.stream().filter(inTime).toList().reversed();
        String after = params.text("starting_after");
        String before = params.text("ending_before");
        if (after != null && before != null) {
            throw StripeError.invalid(
                    "You cannot specify both `starting_after` and `ending_before` for pagination. Please remove one or the other.");
        }
        List<T> rest = newest;
        if (after != null) {
            rest = newest.subList(place(newest, id, kind, after) + 1, newest.size());
        } else if (before != null) {
            rest = newest.subList(0, place(newest, id, kind, before));
        }
        int size = Math.toIntExact(Math.min(limit, rest.size()));
        // Backwards, the page ends right before the object, and more would be what is newer still.
        List<T> page = before == null ? rest.subList(0, size) : rest.subList(rest.size() - size, rest.size());
        return list(call.path(), page.stream().map(json), rest.size() > size);
    }

    public static ObjectNode list(String url, Stream<ObjectNode> data, boolean more) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode items = list.putArray("data");
        data.forEach(items::add);
        return list.put("has_more", more).put("url", url);
    }

    private static <T> int place(List<T> newest, Function<T, String> id, String kind, String wanted) {
        for (int i = 0; i < newest.size(); i++) {
            if (id.apply(newest.get(i)).equals(wanted)) {
                return i;
            }
        }
        throw StripeError.invalid("No such %s: '%s'".formatted(kind, wanted)).with("code", "resource_missing");
    }

    private static <T> Predicate<T> within(Params params, ToLongFunction<T> created) {
        long exactly = params.whole("created", -1);
        long from = Math.max(params.whole("created[gte]", 0), after(params.text("created[gt]"), params));
        long to =
                Math.min(params.whole("created[lte]", Long.MAX_VALUE), params.whole("created[lt]", Long.MAX_VALUE) - 1);
        return item -> {
            long at = created.applyAsLong(item);
            return at >= from && at <= to && (exactly < 0 || at == exactly);
        };
    }

    private static long after(@Nullable String moment, Params params) {
        return moment == null ? 0 : params.whole("created[gt]", 0) + 1;
    }
}
