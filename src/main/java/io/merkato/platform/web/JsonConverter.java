package io.merkato.platform.web;

import io.merkato.platform.json.RenderedJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON in strict UTF-8. Writes JSON answers as one piece with their length, tags those to a GET, and answers 304
 * to who has the tag already.
 */
class JsonConverter extends JacksonJsonHttpMessageConverter {

    private final JsonMapper json;
    private final EntityTags entityTags;

    JsonConverter(JsonMapper json) {
        super(json);
        this.json = json;
        this.entityTags = new EntityTags(json);
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

    /** Jackson alone would also take overlong sequences, in which what is forbidden can hide, and other encodings. */
    @Override
    public Object read(ResolvableType type, HttpInputMessage input, @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] body = input.getBody().readAllBytes();
        if (!isUtf8(body)) {
            throw new HttpMessageNotReadableException("The body is no UTF-8", input);
        }
        return super.read(type, new ReadBody(input.getHeaders(), body), hints);
    }

    /** Whether JSON can be read from these bytes as UTF-8 alone: a NUL never stands in it but in UTF-16 and UTF-32. */
    private static boolean isUtf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .chars()
                    .noneMatch(character -> character == 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Override
    protected void writeInternal(
            Object value, ResolvableType type, HttpOutputMessage output, @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] body = value instanceof RenderedJson rendered ? rendered.bytes() : json.writeValueAsBytes(value);
        HttpHeaders headers = output.getHeaders();
        if (output instanceof ServletServerHttpResponse response && answersGet(response)) {
            String tag = entityTags.of(value, body);
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

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record ReadBody(HttpHeaders headers, byte[] bytes) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
