package io.merkato.platform.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Payloads as JSON. */
record JobPayloads(JsonMapper json) implements Serializer {

    @Override
    public byte[] serialize(Object payload) {
        return json.writeValueAsBytes(payload);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] payload) {
        return payload == null ? null : json.readValue(payload, type);
    }
}
