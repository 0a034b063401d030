package io.merkato.platform.security;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from. Controllers take it as an argument.
 *
 * @param address the client's IP address, as a trusted proxy tells it or else the connection
 * @param userAgent what the client calls itself: one line of at most 300 characters, null when it does not say
 * @param requestId the id under which the request is found in the log
 */
public record Visitor(String address, @Nullable String userAgent, String requestId) {}
