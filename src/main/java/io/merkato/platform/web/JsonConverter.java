package io.merkato.platform.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON answers as one piece with their length, tags those to a GET, and answers 304 to who has the tag already. */
class JsonConverter extends JacksonJsonHttpMessageConverter {

    private final JsonMapper json;

    JsonConverter(JsonMapper json) {
        super(json);
        this.json = json;
    }

    @Override
    public boolean canWrite(ResolvableType type, Class<?> valueClass, @Nullable MediaType mediaType) {
        return valueClass == RenderedJson.class || super.canWrite(type, valueClass, mediaType);
    }

    /** Answers are plain JSON: whoever accepts only {@code application/problem+json} does not get a product as one. */
    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> valueClass) {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    protected void writeInternal(
            Object value, ResolvableType type, HttpOutputMessage output, @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] body = value instanceof RenderedJson rendered ? rendered.bytes() : json.writeValueAsBytes(value);
        HttpHeaders headers = output.getHeaders();
        if (output instanceof ServletServerHttpResponse response && answersGet(response)) {
            String tag = EntityTags.of(body);
            headers.setETag(tag);
            String known = requestHeader(HttpHeaders.IF_NONE_MATCH);
            if (known != null && EntityTags.matches(known, tag, true)) {
                response.setStatusCode(HttpStatus.NOT_MODIFIED);
                headers.remove(HttpHeaders.CONTENT_TYPE);
                response.getBody();
                return;
            }
        }
        headers.setContentLength(body.length);
        output.getBody().write(body);
    }

    private static boolean answersGet(ServletServerHttpResponse response) {
        return response.getServletResponse().getStatus() == HttpStatus.OK.value()
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && (HttpMethod.GET.matches(attributes.getRequest().getMethod())
                        || HttpMethod.HEAD.matches(attributes.getRequest().getMethod()));
    }

    private static @Nullable String requestHeader(String name) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getHeader(name)
                : null;
    }
}
