package io.merkato.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A body for each route that takes one, by the operation's id; as it stands it does something in a fresh sandbox. */
public final class Examples {

    private static final Map<String, Object> BODIES = read();

    private Examples() {}

    static void add(Operation operation) {
        if (operation.getRequestBody() != null && BODIES.containsKey(operation.getOperationId())) {
            for (MediaType type : operation.getRequestBody().getContent().values()) {
                type.setExample(Objects.requireNonNull(BODIES.get(operation.getOperationId())));
            }
        }
    }

    private static Map<String, Object> read() {
        try (InputStream file = new ClassPathResource("openapi-examples.json").getInputStream()) {
            return JsonMapper.shared().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
