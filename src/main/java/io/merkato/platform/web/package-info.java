/**
 * The HTTP edge: strict JSON and query parameters, body limits, request ids and entity tags.
 */
@NullMarked
package io.merkato.platform.web;

import org.jspecify.annotations.NullMarked;
