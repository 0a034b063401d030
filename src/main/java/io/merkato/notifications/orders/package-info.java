/** The mails about orders, from the confirmation to the last refund, and how staff see them and have them sent again. */
@NullMarked
package io.merkato.notifications.orders;

import org.jspecify.annotations.NullMarked;
