/**
 * What people ask about: topics (the services of the administration), kinds of request, and the directory of competent
 * bodies. Used by cases to say what a concern is about and to whom it was forwarded, and by administrators who keep it. It
 * never knows who asked, and never decides what comes of a request.
 */
package eus.arreta.catalogue;
