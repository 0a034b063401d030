package io.merkato.testing.stripe.wire;

import tools.jackson.databind.node.ObjectNode;

/** What is answered. */
public record Reply(int status, ObjectNode body) {}
