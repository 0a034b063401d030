package io.merkato.payments.webhooks;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Checkout")
@OpenTo(Audience.EVERYBODY)
class WebhookController {

    private final TakeNotice takeNotice;

    WebhookController(TakeNotice takeNotice) {
        this.takeNotice = takeNotice;
    }

    @PostMapping("/v1/payments/webhooks/{gateway}")
    @Refuses("INVALID_SIGNATURE")
    @Operation(
            summary = "What a payment gateway sends",
            description =
                    "Signed by the gateway, over the bytes as they are sent. It is taken in once for each event and worked on later.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    Taken take(@PathVariable String gateway, HttpServletRequest request) throws IOException {
        takeNotice.take(gateway, request.getInputStream().readAllBytes(), headers(request));
        return new Taken(true);
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT), request::getHeader, (first, second) -> first));
    }

    @Schema(name = "WebhookTaken")
    record Taken(boolean received) {}
}
