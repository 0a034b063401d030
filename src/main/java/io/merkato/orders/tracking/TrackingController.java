package io.merkato.orders.tracking;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.access.OrderViewer;
import io.merkato.orders.views.OrderViews;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Accepted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Orders")
@OpenTo(Audience.BUYERS)
class TrackingController {

    private static final int BUFFER_BYTES = 1024;
    private static final List<MediaType> EVENTS = List.of(MediaType.TEXT_EVENT_STREAM);
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);

    private final Orders orders;
    private final OrderViews views;
    private final TrackingStreams streams;

    TrackingController(Orders orders, OrderViews views, TrackingStreams streams) {
        this.orders = orders;
        this.views = views;
        this.streams = streams;
    }

    @GetMapping(
            path = "/v1/orders/{id}/tracking",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Operation(
            operationId = "orderTracking",
            summary = "Where an order is",
            description = "What a buyer waits for: where order, payment and parcels stand, and what has happened. With "
                    + "`Accept: text/event-stream` first an event `tracking` with all of it, then an event `change` for each "
                    + "thing that happens (an OrderChange), until the right to see the order ends.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = Tracking.class)),
                @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"))
            })
    @Nullable Tracking tracking(
            @PathVariable String id,
            OrderViewer viewer,
            Caller caller,
            Visitor visitor,
            @Parameter(
                            description =
                                    "The `id` of the last event that was read: what happened since is told, and no more.")
                    @RequestHeader(name = TrackingConfiguration.LAST_EVENT_ID, required = false)
                    @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Order order = orders.find(OrderId.fromPath(id), viewer)
                .orElseThrow(() -> NOT_FOUND.because("There is no such order of yours."));
        if (!Accepted.by(request).prefers(EVENTS, JSON)) {
            return Tracking.of(views.of(order));
        }
        try (TrackingStream stream = streams.open(order, viewer, caller, visitor.network())) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding("UTF-8");
            // What is written goes out at once; the usual buffer would be most of what a listener takes.
            response.setBufferSize(BUFFER_BYTES);
            // Proxies that gather answers would hold events back.
            response.setHeader("X-Accel-Buffering", "no");
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                stream.run(number(lastEventId), response.getOutputStream());
            }
        }
        return null;
    }

    /** What is no number of ours is as if it were not sent. */
    private static int number(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,9}") ? Integer.parseInt(lastEventId) : 0;
    }
}
