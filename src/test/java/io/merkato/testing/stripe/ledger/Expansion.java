package io.merkato.testing.stripe.ledger;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts objects where an answer would only name them: {@code expand[]=latest_charge}, or {@code data.latest_charge}. */
public final class Expansion {

    private Expansion() {}

    public static void of(ObjectNode answer, List<String> paths, Payments payments) {
        for (String path : paths) {
            expand(answer, List.of(path.split("\\.")), payments);
        }
    }

    private static void expand(JsonNode node, List<String> steps, Payments payments) {
        if (node.isArray()) {
            node.forEach(item -> expand(item, steps, payments));
            return;
        }
        if (!(node instanceof ObjectNode object) || steps.isEmpty()) {
            return;
        }
        String step = steps.getFirst();
        JsonNode member = object.path(step);
        if (member.isString()) {
            ObjectNode named = payments.byId(member.asString());
            if (named != null) {
                object.set(step, named);
            }
        }
        expand(object.path(step), steps.subList(1, steps.size()), payments);
    }
}
