package io.merkato.platform.idempotency;

import io.merkato.platform.web.ApiHeaders;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    @Bean
    static ApiHeaders idempotencyKey() {
        return new ApiHeaders(List.of("Idempotency-Key"), List.of("Idempotency-Replayed", "Idempotent-Replayed"));
    }
}
